using FilterGen.Papers.NetworkVision;
using FilterGen.Tests.Training;
using FilterGen.Training;

namespace FilterGen.Tests.Papers.NetworkVision;

[Collection(TrainingCollection.Name)]
public sealed class DoubtsTests
{
    [Fact]
    public void Networks_that_have_learned_nothing_are_named_with_what_to_change()
    {
        using var folder = new TemporaryFolder();
        using var data = new ColourBars();
        // At a step of almost nothing they stay as they were drawn.
        var settings = new VisionSettings
        {
            Layout = new((4, 1), (4, 1)),
            Classifiers = [ClassifierKind.LeNet, ClassifierKind.ResNet],
            PretrainingEpochs = 1,
            ClassifierEpochs = 1,
            LeNetEpochs = 1,
            TuningEpochs = 1,
            Seeds = 1,
            PretrainingRate = 1e-12,
            Folder = folder.Path,
            Trainer = Fits.Options with { Output = TextWriter.Null, LearningRate = 1e-12 },
        };
        var chain = new VisionExperiment(settings, data).Run();
        var grey = Doubts.GreyError((SegNet)chain.Pretrained.Network, data);
        var doubts = Doubts.Of(chain, data);

        Assert.InRange(grey, 0.01, chain.Pretrained.TestScore / 0.95);
        Assert.Contains($"A_S is no better than a grey image: its mean squared error is {chain.Pretrained.TestScore:0.000}", doubts[0]);
        Assert.Contains(doubts, doubt => doubt.StartsWith("LeNet-5 is at chance: it names ", StringComparison.Ordinal));
        Assert.All(doubts, doubt => Assert.EndsWith("Train for more epochs, in smaller batches, or with more images.", doubt));

        // A classifier that names all is not doubted, nor an autoencoder nearer than grey.
        var able = Able(chain.Classifiers[ClassifierKind.LeNet], 1, 0);
        var well = chain with
        {
            Pretrained = Able(chain.Pretrained, null, 0.5 * grey),
            Classifiers = new Dictionary<ClassifierKind, TrainingRun> { [ClassifierKind.LeNet] = able },
        };
        Assert.Empty(Doubts.Of(well, data));
    }

    /// <summary>The run, with other numbers after its last epoch.</summary>
    private static TrainingRun Able(TrainingRun run, double? accuracy, double loss)
    {
        var scores = accuracy is { } share ? new Dictionary<string, double> { [Score.Accuracy.Name] = share } : [];
        var metrics = new Metrics(loss, scores, new Dictionary<string, double>());
        return new()
        {
            Network = run.Network,
            Data = run.Data,
            Images = run.Images,
            Options = run.Options,
            History = [new(1, metrics, metrics, 1e-3, 1)],
            Provenance = run.Provenance,
        };
    }
}
