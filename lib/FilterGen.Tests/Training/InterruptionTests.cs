using FilterGen.Training;

namespace FilterGen.Tests.Training;

[Collection(TrainingCollection.Name)]
public sealed class InterruptionTests
{
    [Fact]
    public void TokenStopsAfterTheStepThatRuns()
    {
        using var data = new TinyData();
        using var network = new TinyNet();
        using var source = new CancellationTokenSource();
        network.OnStep = step =>
        {
            if (step == 8) source.Cancel();
        };
        var error = Assert.Throws<OperationCanceledException>(
            () => Trainer.Fit(network, data, Fits.Options with { Cancellation = source.Token }));
        Assert.Equal(8, network.Steps);
        Assert.Equal("Training stopped in epoch 2 after step 2 of 6. Nothing was saved: set CheckpointFolder to be able to go on.",
            error.Message);
        Assert.Equal(source.Token, error.CancellationToken);
    }

    [Fact]
    public void InterruptOfTheThreadStopsAndSaves()
    {
        using var folder = new TemporaryFolder();
        using var data = new TinyData();
        using var network = new TinyNet();
        using var output = new StringWriter();
        Exception? error = null;
        var thread = new Thread(() => error = Record.Exception(() => Trainer.Fit(
            network, data, Fits.Options with { Epochs = 100_000, CheckpointFolder = folder.Path, Output = output })));
        network.OnStep = step =>
        {
            if (step == 9) Thread.Sleep(300);   // so long that the line of the epoch is written
            if (step == 10) thread.Interrupt();
        };
        thread.Start();
        Assert.True(thread.Join(TimeSpan.FromSeconds(30)));
        Assert.IsType<OperationCanceledException>(error);
        Assert.Contains("run the same again to go on from there", error.Message);
        Assert.True(File.Exists(folder.File("last.safetensors")));
        Assert.Equal(10, network.Steps);
        Assert.Contains("░ ", output.ToString());
        Assert.EndsWith("left\n", output.ToString().ReplaceLineEndings("\n"));
    }

    [Fact]
    public void InterruptWithinAStepSavesNothingHalf()
    {
        using var folder = new TemporaryFolder();
        using var data = new TinyData();
        using var network = new TinyNet();
        network.OnStep = step =>
        {
            if (step == 5) throw new ThreadInterruptedException();
        };
        var options = Fits.Options with { CheckpointFolder = folder.Path, CheckpointEverySteps = 3 };
        var error = Assert.Throws<OperationCanceledException>(() => Trainer.Fit(network, data, options));
        Assert.Equal("Training stopped in epoch 1 within step 5 of 6. What an earlier checkpoint holds is kept.", error.Message);
        using var output = new StringWriter();
        Trainer.Fit(new TinyNet(), data, options with { Output = output });
        Assert.Contains("0 epochs and 3 steps done", output.ToString());
    }

    [Fact]
    public void InterruptWithinATestSaysSo()
    {
        using var data = new TinyData();
        using var network = new Watched(new TinyNet()) { OnTest = () => throw new ThreadInterruptedException() };
        var error = Assert.Throws<OperationCanceledException>(() => Trainer.Fit(network, data, Fits.Options));
        Assert.Equal("Training stopped in epoch 1 while testing after step 6 of 6. What an earlier checkpoint holds is kept.",
            error.Message);
    }
}
