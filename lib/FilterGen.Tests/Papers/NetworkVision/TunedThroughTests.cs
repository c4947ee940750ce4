using FilterGen.Papers.NetworkVision;
using FilterGen.Tests.Training;
using FilterGen.Training;
using FilterGen.Training.Checkpoints;
using static TorchSharp.torch;

namespace FilterGen.Tests.Papers.NetworkVision;

[Collection(TrainingCollection.Name)]
public sealed class TunedThroughTests
{
    public static TheoryData<TunedPart> Parts => [.. Enum.GetValues<TunedPart>()];

    [Theory]
    [MemberData(nameof(Parts))]
    public void Only_what_learns_changes(TunedPart part)
    {
        using var data = new TinyData();
        var (pretrained, classifier) = (TinyVision.Pretrained(), TinyVision.Classifier());
        var (autoencoderBefore, classifierBefore) = (Fits.StateOf(pretrained), Fits.StateOf(classifier));
        var network = new TunedThrough(pretrained, classifier, part);
        var start = Fits.StateOf(network.Autoencoder);

        Trainer.Fit(network, data, Fits.Options);       // three epochs with a test after each

        Assert.Equal(0, classifier.Steps);
        Assert.Equal(classifierBefore, Fits.StateOf(classifier));
        Assert.Equal(autoencoderBefore, Fits.StateOf(pretrained));
        string[] learning = part switch
        {
            TunedPart.Encoder => ["encoder"],
            TunedPart.Both => ["encoder", "decoder"],
            _ => ["decoder"],
        };
        foreach (var (name, value) in Fits.StateOf(network.Autoencoder))
        {
            var changes = learning.Contains(name.Split('.')[0]);
            Assert.True(changes != value.SequenceEqual(start[name]), $"{name}: expected it to {(changes ? "change" : "stay")}.");
            if (name.StartsWith("encoder", StringComparison.Ordinal) || part != TunedPart.RandomDecoder)
                Assert.Equal(autoencoderBefore[name], start[name]);
        }
    }

    [Theory]
    [MemberData(nameof(Parts))]
    public void What_is_fixed_stays_in_evaluation_mode(TunedPart part)
    {
        using var data = new TinyData();
        var network = TinyVision.Tuned(part);
        AssertModes(training: true);
        Trainer.Evaluate(network, data.Test);
        AssertModes(training: true);
        network.eval();
        AssertModes(training: false);
        network.train();
        AssertModes(training: true);

        void AssertModes(bool training)
        {
            Assert.Equal(training, network.training);
            Assert.All(network.Fixed.modules().Prepend(network.Fixed), module => Assert.False(module.training));
            AssertPart(network.Autoencoder.Encoder, training && part is (TunedPart.Encoder or TunedPart.Both));
            AssertPart(network.Autoencoder.Decoder, training && part != TunedPart.Encoder);
        }

        static void AssertPart(nn.Module module, bool training) =>
            Assert.All(module.modules().Prepend(module), one => Assert.Equal(training, one.training));
    }

    [Theory]
    [InlineData(TunedPart.Both)]
    [InlineData(TunedPart.RandomDecoder)]
    public void A_stopped_tuning_goes_on_bit_for_bit(TunedPart part)
    {
        using var folder = new TemporaryFolder();
        using var data = new TinyData();
        using var source = new CancellationTokenSource();
        var options = Fits.Options with { Augmentation = new EveryStep(step => { }) };
        var whole = Trainer.Fit(() => TinyVision.Tuned(part), data, options);

        Assert.Throws<OperationCanceledException>(() => Trainer.Fit(() => TinyVision.Tuned(part), data, options with
        {
            Augmentation = new EveryStep(step => { if (step == 9) source.Cancel(); }),
            Cancellation = source.Token,
            CheckpointFolder = folder.Path,
        }));
        var resumed = Trainer.Fit(() => TinyVision.Tuned(part), data, options with { CheckpointFolder = folder.Path });

        Assert.Equal(Fits.StateOf(whole.Network), Fits.StateOf(resumed.Network));
        Assert.Equal(Curves(whole), Curves(resumed));

        static IEnumerable<(double, double)> Curves(TrainingRun run) => run.History.Select(epoch => (epoch.Train.Loss, epoch.Test.Accuracy));
    }

    [Fact]
    public void Checkpoints_hold_no_classifier_that_could_come_back()
    {
        using var folder = new TemporaryFolder();
        using var data = new TinyData();
        Trainer.Fit(TinyVision.Tuned(TunedPart.Decoder), data, Fits.Options with { Epochs = 1, CheckpointFolder = folder.Path });
        using (var file = new SafetensorsReader(folder.File("last.safetensors")))
            Assert.All(file.Entries.Keys, name => Assert.Matches("^(encoder|decoder|training:)", name));

        var other = new TunedThrough(TinyVision.Pretrained(), new TinyNet(), TunedPart.Decoder);
        var before = Fits.StateOf(other.Fixed);
        Weights.Load(other, folder.File("last.safetensors"));
        Assert.Equal(before, Fits.StateOf(other.Fixed));
    }

    [Fact]
    public void It_classifies_what_the_autoencoder_makes_of_the_images()
    {
        using var scope = NewDisposeScope();
        using var data = new TinyData();
        var network = TinyVision.Tuned(TunedPart.Decoder);
        network.eval();
        var expected = network.Fixed.forward(network.Autoencoder.forward(data.Test.Images));
        Assert.Equal(expected.bytes.ToArray(), network.forward(data.Test.Images).bytes.ToArray());
        Assert.Equal("A_S through tiny, decoder", network.GetName());
        Assert.Equal([74.92, 16.36], new[] { TunedPart.Decoder, TunedPart.Encoder }.Select(part => part.Paper()));
        Assert.Throws<ArgumentOutOfRangeException>(() => ((TunedPart)9).InWords());
        Assert.Throws<ArgumentOutOfRangeException>(() => ((TunedPart)9).Paper());
    }
}
