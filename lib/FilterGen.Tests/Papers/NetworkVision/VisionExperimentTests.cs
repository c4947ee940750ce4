using FilterGen.Data;
using FilterGen.Papers.NetworkVision;
using FilterGen.Papers.NetworkVision.Networks;
using FilterGen.Tests.Training;
using FilterGen.Training;

namespace FilterGen.Tests.Papers.NetworkVision;

[Collection(TrainingCollection.Name)]
public sealed class VisionExperimentTests
{
    private static VisionSettings Small(
        string folder, TextWriter? output = null, Augmentation? augmentation = null, CancellationToken stop = default) => new()
        {
            Layout = new((4, 1), (4, 1)),
            Classifiers = [ClassifierKind.LeNet, ClassifierKind.ResNet],
            PretrainingEpochs = 1,
            ClassifierEpochs = 1,
            LeNetEpochs = 2,
            TuningEpochs = 1,
            Seeds = 1,
            Folder = folder,
            Trainer = Fits.Options with
            {
                Output = output ?? TextWriter.Null,
                CheckpointEverySteps = 1,
                Augmentation = augmentation ?? new EveryStep(_ => { }),
                Cancellation = stop,
            },
        };

    [Fact]
    public void The_chain_is_trained_once_and_loaded_afterwards()
    {
        using var folder = new TemporaryFolder();
        using var data = new ColourBars();
        var first = new VisionExperiment(Small(folder.Path), data).Run();
        Assert.Equal(["L", "R"], first.Cross.Classifiers);
        var cross = Assert.Single(first.Cross.Seeds);
        Assert.Equal(Enum.GetValues<TunedPart>(), first.Table1.Select(row => row.Part));
        Assert.Same(first.Table1.Single(row => row.Part == TunedPart.Decoder).Run, Assert.Single(first.Tuned[ClassifierKind.ResNet]));
        Assert.Equal([2, 1], first.Classifiers.Values.Select(run => run.History.Count));

        // What the trainings measured after their last epoch is what the cross-evaluation finds.
        Assert.Equal(first.Classifiers.Values.Select(run => run.Accuracy), cross.Alone);
        Assert.Equal(first.Tuned.Values.Select(runs => runs[0].Accuracy), new[] { cross.Accuracy[0, 0], cross.Accuracy[1, 1] });
        var autoencoder = ((TunedThrough)first.Tuned[ClassifierKind.LeNet][0].Network).Autoencoder;
        var other = (Classifier)first.Classifiers[ClassifierKind.ResNet].Network;
        Assert.Equal(Trainer.Evaluate(new SeenThrough(autoencoder, other), data.Test).Accuracy, cross.Accuracy[0, 1]);
        Assert.Equal(
            Trainer.Evaluate(new SeenThrough((SegNet)first.Pretrained.Network, other), data.Test).Accuracy, cross.Pretrained![1]);

        var records = first.Records();
        Assert.Equal(1 + 2 + 4 + 2 + 2 * 2 + 4, records.Length);
        Assert.Equal(records.Length, records.Select(record => (record.Row, record.Config, record.Metric)).Distinct().Count());
        var table1 = Assert.Single(records, record => record.Config == "ResNet, decoder from a random start, 4×1, 4×1, 1 epoch");
        Assert.Equal(("D3", "test accuracy in % after epoch 1", 74.41), (table1.Row, table1.Metric, table1.Paper));
        Assert.Equal(100 * cross.Accuracy[0, 1], Assert.Single(records, record => record.Config == "A_L∘R, 4×1, 4×1").Value, 1e-6);

        using var output = new StringWriter();
        var second = new VisionExperiment(Small(folder.Path, output), data).Run();
        Assert.Equal(1 + 2 + 4 + 1, output.ToString().Split("Loaded a finished training").Length - 1);
        AssertSame(first, second);
    }

    [Theory]
    [InlineData(2)]         // while A_S learns
    [InlineData(8)]         // the first classifier
    [InlineData(15)]        // while a part is tuned
    public void A_stopped_chain_goes_on_bit_for_bit(int stopAt)
    {
        using TemporaryFolder one = new(), other = new();
        using var data = new ColourBars();
        using var source = new CancellationTokenSource();
        var stopping = new EveryStep(step => { if (step == stopAt) source.Cancel(); });
        var stopped = new VisionExperiment(Small(one.Path, augmentation: stopping, stop: source.Token), data);
        Assert.Throws<OperationCanceledException>(() => stopped.Run());
        AssertSame(new VisionExperiment(Small(other.Path), data).Run(), new VisionExperiment(Small(one.Path), data).Run());
    }

    [Fact]
    public void Every_seed_tunes_anew_through_the_same_classifiers()
    {
        using var folder = new TemporaryFolder();
        using var data = new ColourBars();
        var chain = new VisionExperiment(Small(folder.Path) with { Seeds = 2 }, data).Run();
        Assert.All(chain.Tuned.Values, runs => Assert.Equal([1, 2], runs.Select(run => run.Options.Seed)));
        Assert.Equal(8, chain.Table1.Count);
        Assert.Equal(2, chain.Cross.Seeds.Count);
        Assert.Equal(chain.Cross.Seeds[0].Alone, chain.Cross.Seeds[1].Alone);
        Assert.NotEqual(
            Fits.StateOf(chain.Tuned[ClassifierKind.LeNet][0].Network), Fits.StateOf(chain.Tuned[ClassifierKind.LeNet][1].Network));
        var records = chain.Records();
        Assert.Equal(1 + 2 + 8 + 4 + 2 * 2 + 8, records.Length);
        Assert.Equal(records.Length, records.Select(record => (record.Row, record.Config, record.Metric, record.Seed)).Distinct().Count());

        var layout = ((SegNet)chain.Pretrained.Network).Layout;
        var (mean, read) = (chain.Cross.Mean, VisionRecords.Cross(records, layout)!);
        Assert.Equal(["L", "R"], read.Classifiers);
        Assert.Equal(mean.Accuracy.Cast<double>().Concat(mean.Alone!).Concat(mean.Pretrained!).Select(share => 100 * share),
            read.Accuracy.Cast<double>().Concat(read.Alone!).Concat(read.Pretrained!), (one, other) => Math.Abs(one - other) < 1e-5);
        Assert.Null(VisionRecords.Cross(records, new VisionSettings().Layout));
        Assert.Null(VisionRecords.Cross([], layout));
    }

    [Fact]
    public void Other_images_rates_and_tests_are_other_trainings()
    {
        using var folder = new TemporaryFolder();
        using var data = new ColourBars();
        using var others = new ClassificationData(data.Name, new(data.Train.Images.flip(3), data.Train.Labels.clone()), data.Test.Take(20), data.Classes);
        using var fewer = new ClassificationData(data.Name, data.Train.Take(48), data.Test.Take(10), data.Classes);
        var first = new VisionExperiment(Small(folder.Path), data).Pretrain();
        foreach (var other in new[] { others, fewer })
        {
            using var output = new StringWriter();
            Assert.NotEqual(first.TestScore, new VisionExperiment(Small(folder.Path, output), other).Pretrain().TestScore);
            Assert.DoesNotContain("Loaded", output.ToString());
        }
        Assert.NotEqual(first.TestScore, new VisionExperiment(Small(folder.Path) with { PretrainingRate = 1e-3 }, data).Pretrain().TestScore);
        Assert.Equal(first.TestScore, new VisionExperiment(Small(folder.Path), data).Pretrain().TestScore);
    }

    [Fact]
    public void Classifiers_of_one_name_are_two_and_of_one_letter_or_too_small_images_refused()
    {
        using var folder = new TemporaryFolder();
        using var data = new ColourBars();
        var wide = ClassifierKind.ResNet with { Letter = "W", Create = (side, classes) => new SmallVgg(side, classes) };
        var experiment = new VisionExperiment(Small(folder.Path), data);
        Assert.IsType<SmallVgg>(experiment.TrainClassifier(wide).Network);
        Assert.IsType<SmallResNet>(experiment.TrainClassifier(ClassifierKind.ResNet).Network);

        var twice = Small(folder.Path) with { Classifiers = [ClassifierKind.ResNet, wide with { Letter = "R", Name = "Wide" }] };
        Assert.Contains("found ResNet and Wide with R", Assert.Throws<ArgumentException>(() => new VisionExperiment(twice, data).Run()).Message);
        using var tiny = new ClassificationData("tiny", ImageSet.Of(new float[3 * 64], [0], 8, 8, 3), ImageSet.Of(new float[3 * 64], [0], 8, 8, 3), ["a"]);
        var error = Assert.Throws<ArgumentException>(() => new VisionExperiment(Small(folder.Path), tiny).TrainClassifier(ClassifierKind.LeNet));
        Assert.StartsWith("LeNet-5 cannot be made for images of 8×8 (", error.Message);
    }

    [Fact]
    public void Another_classifier_has_its_own_tuning()
    {
        using var folder = new TemporaryFolder();
        using var data = new ColourBars();
        var experiment = new VisionExperiment(Small(folder.Path), data);
        var (pretrained, lenet) = (experiment.Pretrain(), experiment.TrainClassifier(ClassifierKind.LeNet));
        experiment.Tune(pretrained, lenet, TunedPart.Decoder);
        var again = new VisionExperiment(Small(folder.Path) with { LeNetEpochs = 3 }, data);
        var tuned = again.Tune(pretrained, again.TrainClassifier(ClassifierKind.LeNet), TunedPart.Decoder);
        var place = Assert.Single(Directory.GetDirectories(folder.Path));
        Assert.StartsWith("colour bars-48-", Path.GetFileName(place));
        Assert.Equal(2, Directory.GetDirectories(Path.Combine(place, "tuned")).Length);
        Assert.Single(tuned.History);
    }

    [Fact]
    public void Table_1_needs_one_of_the_classifiers()
    {
        using var data = new ColourBars();
        var error = Assert.Throws<ArgumentException>("table1", () => new VisionExperiment(Small("none"), data).Run(ClassifierKind.Vgg));
        Assert.StartsWith("expected one of LeNet-5, ResNet, found VGG-BN.", error.Message);
        Assert.Throws<ArgumentException>("chains", () => CrossMeasurement.Over(TinyVision.Pretrained(), [], data.Test));
    }

    [Fact]
    public void Profiles_differ_in_size_and_say_so()
    {
        VisionSettings quick = VisionSettings.Of(Profile.Parse("quick")), full = VisionSettings.Of(Profile.Parse("full"));
        Assert.Equal(("16×1, 32×1, 64×1", 2, 1), (quick.Layout.ToString(), quick.Classifiers.Count, quick.Seeds));
        Assert.Equal(("16×2, 32×2, 64×2", 5, 3), (full.Layout.ToString(), full.Classifiers.Count, full.Seeds));
        Assert.Equal(LearningRateSchedule.Polynomial, full.Trainer.Schedule);
    }

    private static void AssertSame(VisionChain expected, VisionChain found)
    {
        foreach (var (one, other) in expected.Cross.Seeds.Zip(found.Cross.Seeds))
        {
            Assert.Equal(one.Accuracy.Cast<double>(), other.Accuracy.Cast<double>());
            Assert.Equal(one.Alone, other.Alone);
            Assert.Equal(one.Pretrained, other.Pretrained);
        }
        foreach (var (one, other) in Runs(expected).Zip(Runs(found))) Assert.Equal(Fits.StateOf(one.Network), Fits.StateOf(other.Network));

        static IEnumerable<TrainingRun> Runs(VisionChain chain) =>
            [chain.Pretrained, .. chain.Classifiers.Values, .. chain.Table1.Select(row => row.Run), .. chain.Tuned.Values.SelectMany(runs => runs)];
    }
}
