using System.Diagnostics;
using FilterGen.Papers.FilterGan;
using FilterGen.Tests.Training;
using FilterGen.Training;
using static TorchSharp.torch;

namespace FilterGen.Tests.Papers.FilterGan;

[Collection(TrainingCollection.Name)]
public sealed class FilterGanTrainingTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly FiveLayerNet classifier = TinyGan.Classifier();
    private readonly LayerInputs data;

    public FilterGanTrainingTests() => data = TinyGan.Data(classifier);

    public void Dispose()
    {
        data.Dispose();
        classifier.Dispose();
        folder.Dispose();
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(5, false)]
    [InlineData(7, true)]
    public void A_stopped_training_goes_on_bit_for_bit(int stopAt, bool separate)
    {
        var settings = TinyGan.Settings with { SeparateUpdates = separate };
        var whole = Trainer.Fit(TinyGan.Gan(classifier, settings), data, KilledGan.Options(folder.File("whole")));

        using var source = new CancellationTokenSource();
        var options = KilledGan.Options(folder.File("stopped"), step => Cancel(source, step == stopAt)) with { Cancellation = source.Token };
        Assert.Throws<OperationCanceledException>(() => Trainer.Fit(TinyGan.Gan(classifier, settings), data, options));
        var resumed = Trainer.Fit(Other(settings), data, KilledGan.Options(folder.File("stopped")));

        AssertSame(whole, resumed);
    }

    [Fact]
    public void A_killed_process_goes_on_bit_for_bit()
    {
        var whole = Trainer.Fit(TinyGan.Gan(classifier), data, KilledGan.Options(folder.File("whole")));

        var dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        var killed = folder.File("killed");
        using (var child = Process.Start(dotnet, [typeof(KilledGan).Assembly.Location, KilledGan.Command, killed]))
        {
            var ended = child.WaitForExit(TimeSpan.FromMinutes(3));
            if (!ended) child.Kill();
            Assert.True(ended, "The training did not come to the step at which it kills itself.");
            Assert.Equal(KilledTraining.ExitCode, child.ExitCode);
        }
        int steps = 0;
        var resumed = Trainer.Fit(Other(TinyGan.Settings), data, KilledGan.Options(killed, step => steps = step));

        Assert.Equal(3, steps);     // of ten, seven were done and the last checkpoint was after two of the second epoch
        AssertSame(whole, resumed);
    }

    [Fact]
    public void Another_classifier_or_lambda_does_not_go_on_from_a_checkpoint()
    {
        var options = TinyGan.Options with { CheckpointFolder = folder.Path };
        Trainer.Fit(TinyGan.Gan(classifier), data, options);
        var lambda = Assert.Throws<InvalidDataException>(
            () => Trainer.Fit(TinyGan.Gan(classifier, TinyGan.Settings with { Lambda = 3 }), data, options));
        Assert.Contains("λ = 3", lambda.Message);
        Seeds.Set(77);
        using var other = new FiveLayerNet().Freeze();
        using var itsData = TinyGan.Data(other);
        var classifiers = Assert.Throws<InvalidDataException>(() => Trainer.Fit(TinyGan.Gan(other), itsData, options));
        Assert.Contains("Data: expected noise before layer 4 of", classifiers.Message);
    }

    /// <summary>Maps before layers 3 and 4 have one shape, so that only the number tells them apart.</summary>
    [Fact]
    public void Inputs_of_another_layer_or_classifier_are_refused()
    {
        using var three = TinyGan.Data(classifier, layer: 3);
        Assert.Equal(3, three.Watching(8).Layer);
        var experiment = FilterGanExperiment.Of(Profile.Parse("quick"));
        string Message(Action wrong) => Assert.Throws<ArgumentException>("inputs", wrong).Message;
        Assert.StartsWith(
            "expected inputs of layer 4, found those of layer 3. Make them with LayerInputs.Of(classifier, digits, 4), or ask for layer 3: "
            + "in FilterGanOptions, Layer = 3.", Message(() => experiment.TrainGan(classifier, three, new() { Lambda = 1 }, rounds: 1)));
        Assert.StartsWith("expected inputs of layer 2, found those of layer 4",
            Message(() => experiment.TrainGan(classifier, data, layer: 2)));
        Assert.StartsWith("expected inputs of layer 4, found those of layer 3", Message(() => _ = new FilterQuality(classifier, 4, three)));
        Seeds.Set(77);
        using var other = new FiveLayerNet().Freeze();
        Assert.StartsWith(
            "expected inputs made with this classifier", Message(() => experiment.TrainGan(other, data, new() { Lambda = 1 }, rounds: 1)));
    }

    [Fact]
    public void A_collapsed_generator_stops_the_training_and_the_last_good_state_is_kept()
    {
        var options = TinyGan.Options with { CheckpointFolder = folder.Path };
        Trainer.Fit(TinyGan.Gan(classifier), data, options with { Epochs = 1 });
        var kept = File.ReadAllBytes(folder.File("last.safetensors"));

        // The same filters whatever z is.
        TrainingRun Collapsed(FilterGanOptions settings, string? checkpoints)
        {
            var gan = TinyGan.Gan(classifier, settings);
            var augmentation = new EveryStep(_ => Collapse(gan.Generator));
            return Trainer.Fit(gan, data, options with { Augmentation = augmentation, Resume = false, LearningRate = 1e-9, CheckpointFolder = checkpoints });
        }

        var error = Assert.Throws<ArithmeticException>(() => Collapsed(new(), folder.Path));
        Assert.Contains("the generator has collapsed", error.Message);
        Assert.Contains("Raise Lambda (now 1)", error.Message);
        Assert.Contains("holds the last good state", error.Message);
        Assert.Equal(kept, File.ReadAllBytes(folder.File("last.safetensors")));

        var watched = Collapsed(new() { StopsAtFailure = false }, checkpoints: null);
        Assert.True(FilterGanScores.SetDistance.Of(watched.History[^1].Test) < FilterGanNet.DiversityFloor);
    }

    [Fact]
    public void A_discriminator_that_wins_is_named_with_what_to_change()
    {
        var gan = TinyGan.Gan(classifier, new() { Saturating = true });
        string? Failure(double accuracy, double guessed) => gan.Failure(new(1, Scored(accuracy, guessed), Scored(accuracy, guessed), 1e-3, 1));
        Assert.Null(Failure(0.95, 0.999));
        Assert.Null(Failure(0.3, 0.9));
        Assert.Contains("Set Saturating = false", Failure(0.3, 0.999));
    }

    [Fact]
    public void A_run_away_stops_before_it_is_saved()
    {
        var options = TinyGan.Options with { CheckpointFolder = folder.Path };
        Trainer.Fit(TinyGan.Gan(classifier), data, options with { Epochs = 1 });
        var kept = File.ReadAllBytes(folder.File("last.safetensors"));
        var error = Assert.Throws<ArithmeticException>(
            () => Trainer.Fit(TinyGan.Gan(classifier), data, options with { Resume = false, LearningRate = 1e30 }));
        Assert.Contains("Lower the learning rate", error.Message);
        Assert.Equal(kept, File.ReadAllBytes(folder.File("last.safetensors")));
    }

    [Fact]
    public void A_generator_that_runs_away_in_the_last_step_is_named()
    {
        // D hardly moves and the losses of the only step are those before it: only the test can tell.
        var settings = TinyGan.Settings with { DiscriminatorRate = 1e-45 };
        var error = Assert.Throws<ArithmeticException>(() => Trainer.Fit(TinyGan.Gan(classifier, settings), data,
            TinyGan.Options with { Epochs = 1, BatchSize = 40, LearningRate = 1e38, CheckpointFolder = folder.Path }));
        Assert.Contains("the training has run away", error.Message);
        Assert.False(File.Exists(folder.File("last.safetensors")));
    }

    [Fact]
    public void Settings_out_of_their_range_are_told()
    {
        string Told(FilterGanOptions settings) => Assert.ThrowsAny<ArgumentException>(() => new FilterGanNet(classifier, settings)).Message;
        foreach (var wrong in new[] { -1, double.NaN, double.PositiveInfinity })
        {
            Assert.StartsWith("Lambda: expected a finite number of at least 0", Told(new() { Lambda = wrong }));
            Assert.StartsWith("DiscriminatorRate: expected a finite number above 0", Told(new() { DiscriminatorRate = wrong }));
        }
        Assert.StartsWith("expected a convolution, 1 to 5, found 6", Told(new() { Layer = 6 }));
        Assert.StartsWith("NoiseLength", Told(new() { NoiseLength = 0 }));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 1)]
    [InlineData(5, 7)]
    public void Any_layer_and_any_batch_can_be_trained(int layer, int batch)
    {
        using var inputs = TinyGan.Data(classifier, layer);
        var run = Trainer.Fit(
            TinyGan.Gan(classifier, TinyGan.Settings with { Layer = layer, NoiseLength = 1 }), inputs,
            TinyGan.Options with { BatchSize = batch, Epochs = 1 });
        Assert.True(double.IsFinite(run.History[^1].Test.Loss));
    }

    [Fact]
    public void What_is_watched_has_a_name_in_every_epoch()
    {
        var run = Trainer.Fit(TinyGan.Gan(classifier), data, TinyGan.Options);
        foreach (var epoch in run.History)
        {
            Assert.All(FilterGanScores.All, score => Assert.True(double.IsFinite(score.Of(epoch.Test)), score.Name));
            Assert.All(FilterGanScores.All.Take(4), score => Assert.True(double.IsFinite(score.Of(epoch.Train)), score.Name));
            Assert.Equal(["discriminator", "generator", "error of z"], epoch.Test.Terms.Keys);
        }
        Assert.Equal("RMSProp 0.001 (G), 0.0005 (D, Q), batch 8, layer 4, λ = 1", run.Record("C2", "gan", "x", 1).Recipe);
    }

    private static Metrics Scored(double accuracy, double guessed)
    {
        double[] values = [accuracy, guessed, guessed, 0.1, 0.2, 1, 0.2, 0.5];
        return new(1, FilterGanScores.All.Zip(values).ToDictionary(pair => pair.First.Name, pair => pair.Second), new Dictionary<string, double>());
    }

    private static void Collapse(FilterGenerator generator)
    {
        using var off = no_grad();
        foreach (var (name, parameter) in generator.named_parameters())
            if (name.StartsWith("noise")) parameter.zero_();
    }

    /// <summary>Other weights and another state of the random numbers, which a checkpoint must replace.</summary>
    private FilterGanNet Other(FilterGanOptions settings)
    {
        Seeds.Set(123);
        return new(classifier, settings);
    }

    private static void Cancel(CancellationTokenSource source, bool now)
    {
        if (now) source.Cancel();
    }

    private static void AssertSame(TrainingRun expected, TrainingRun actual)
    {
        Assert.Equal(Fits.StateOf(expected.Network), Fits.StateOf(actual.Network));
        Assert.Equal(expected.History.Count, actual.History.Count);
        foreach (var (left, right) in expected.History.Zip(actual.History))
        {
            Assert.Equal((left.Train.Loss, left.Test.Loss), (right.Train.Loss, right.Test.Loss));
            Assert.Equal(left.Train.Scores, right.Train.Scores);
            Assert.Equal(left.Test.Scores, right.Test.Scores);
        }
    }
}
