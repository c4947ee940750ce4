using FilterGen.Training;
using FilterGen.Training.Checkpoints;

namespace FilterGen.Tests.Training;

[Collection(TrainingCollection.Name)]
public sealed class CheckpointErrorTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly TinyData data = new();
    private readonly TrainerOptions options;

    public CheckpointErrorTests() => options = Fits.Options with { Epochs = 1, CheckpointFolder = folder.Path };

    private string Last => folder.File("last.safetensors");

    public void Dispose()
    {
        data.Dispose();
        folder.Dispose();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(300)]
    [InlineData(-1)]
    public void CutShortIsRefused(int length)
    {
        Trainer.Fit(() => new TinyNet(), data, options);
        var whole = File.ReadAllBytes(Last);
        File.WriteAllBytes(Last, whole[..(length < 0 ? whole.Length + length : length)]);
        using var network = new TinyNet();
        var before = Fits.StateOf(network);

        var error = Assert.Throws<InvalidDataException>(() => Trainer.Fit(network, data, options));

        Assert.StartsWith($"{Last}: expected ", error.Message);
        Assert.Contains("Delete it, or put back a complete copy.", error.Message);
        Assert.Equal(before, Fits.StateOf(network));
    }

    [Fact]
    public void OtherOptionsAreNamed()
    {
        Trainer.Fit(() => new TinyNet(), data, options);
        using var network = new TinyNet();
        var error = Assert.Throws<InvalidDataException>(
            () => Trainer.Fit(network, data, options with { BatchSize = 32, LearningRate = 0.5 }));
        Assert.Contains("BatchSize: expected 32, found 16", error.Message);
        Assert.Contains("LearningRate: expected 0.5, found 0.01", error.Message);
        Assert.DoesNotContain("Seed", error.Message);
        Assert.Contains($"Delete the folder {folder.Path} to start over.", error.Message);
    }

    [Fact]
    public void FewerEpochsThanDoneAreRefused()
    {
        Trainer.Fit(() => new TinyNet(), data, options with { Epochs = 2 });
        using var network = new TinyNet();
        var error = Assert.Throws<InvalidDataException>(() => Trainer.Fit(network, data, options));
        Assert.Contains("Epochs: expected at most 1, found 2 done", error.Message);
    }

    [Fact]
    public void OtherNetworkIsRefusedAndLeftAsItWas()
    {
        Trainer.Fit(() => new TinyNet(), data, options);
        using var network = new TinyNet(channels: 5);
        var before = Fits.StateOf(network);
        var error = Assert.Throws<InvalidDataException>(() => Trainer.Fit(network, data, options));
        Assert.Contains("conv.weight: expected F32 [5, 1, 3, 3], found F32 [4, 1, 3, 3]", error.Message);
        Assert.Equal(before, Fits.StateOf(network));
    }

    [Fact]
    public void OtherVersionIsRefused()
    {
        Trainer.Fit(() => new TinyNet(), data, options);
        ReplaceInFile($"\\u0022Version\\u0022:{CheckpointInfo.CurrentVersion}", "\\u0022Version\\u0022:9");
        using var network = new TinyNet();
        var error = Assert.Throws<InvalidDataException>(() => Trainer.Fit(network, data, options));
        Assert.Equal($"{Last}: expected a checkpoint of version {CheckpointInfo.CurrentVersion}, found version 9. Delete it to start over.", error.Message);
    }

    [Theory]
    [InlineData("Step", "4", "9", "Steps: expected at most 6 in an epoch, found 9 done")]
    [InlineData("Epoch", "1", "3", "expected epoch 1 in the history, found 3")]
    [InlineData("Totals", "{", "[", "expected the JSON of a checkpoint, found something else")]
    public void DamagedTextIsRefused(string property, string old, string replacement, string expected)
    {
        var network = new TinyNet();
        network.OnStep = step =>
        {
            if (step == 11) throw new ThreadInterruptedException();
        };
        var saving = options with { Epochs = 3, CheckpointEverySteps = 4 };
        Assert.Throws<OperationCanceledException>(() => Trainer.Fit(network, data, saving));
        ReplaceInFile($"\\u0022{property}\\u0022:{old}", $"\\u0022{property}\\u0022:{replacement}");
        var error = Assert.Throws<InvalidDataException>(() => Trainer.Fit(new TinyNet(), data, saving));
        Assert.StartsWith(Last, error.Message);
        Assert.Contains(expected, error.Message);
    }

    [Fact]
    public void WeightsAloneAreNoCheckpoint()
    {
        using var network = new TinyNet();
        Weights.Save(network, Last);
        var error = Assert.Throws<InvalidDataException>(() => Trainer.Fit(network, data, options));
        Assert.Contains("expected a checkpoint, found a file of tensors alone", error.Message);
    }

    [Fact]
    public void AFolderIsOfOneTrainingAtATime()
    {
        using var network = new TinyNet();
        network.OnStep = step =>
        {
            if (step != 2) return;
            using TinyNet other = new();
            var error = Assert.Throws<IOException>(() => Trainer.Fit(other, data, options));
            Assert.StartsWith($"{folder.Path}: expected a folder that no other training uses", error.Message);
        };
        Assert.Single(Trainer.Fit(network, data, options).History);
        Trainer.Fit(() => new TinyNet(), data, options with { Epochs = 2 });
    }

    [FullDeviceFact]
    public void FullDiskLeavesTheCheckpointBeforeIt()
    {
        Trainer.Fit(() => new TinyNet(), data, options);
        var before = File.ReadAllBytes(Last);
        File.CreateSymbolicLink(Last + ".tmp", FullDeviceFactAttribute.Device);

        var error = Assert.Throws<IOException>(() => Trainer.Fit(() => new TinyNet(), data, options with { Epochs = 2 }));

        Assert.StartsWith($"{Last} could not be written: No space left on device", error.Message);
        Assert.Contains("The checkpoint before it is as it was.", error.Message);
        Assert.Equal(before, File.ReadAllBytes(Last));
        Assert.Equal([".lock", "best.safetensors", "last.safetensors"], Directory.GetFiles(folder.Path).Select(Path.GetFileName).Order());
    }

    private void ReplaceInFile(string old, string replacement)
    {
        var text = Encoding.Latin1.GetString(File.ReadAllBytes(Last));
        Assert.Contains(old, text);
        File.WriteAllBytes(Last, Encoding.Latin1.GetBytes(text.Replace(old, replacement)));
    }
}
