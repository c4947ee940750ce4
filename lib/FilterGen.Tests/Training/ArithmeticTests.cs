using FilterGen.Tests.Training.Steps;
using FilterGen.Training;
using static TorchSharp.torch;

namespace FilterGen.Tests.Training;

[Collection(TrainingCollection.Name)]
public sealed class ArithmeticTests
{
    [Fact]
    public void NarrowNumbersTrainAndAreRecorded()
    {
        using var data = new TinyData();
        var run = Trainer.Fit(() => new TinyNet(), data, Fits.Options with { Epochs = 8, Precision = Precision.BFloat16 });
        Assert.True(run.Accuracy > 0.9, run.ToString());
        Assert.Equal("bfloat16", run.Provenance.Arithmetic);
        Assert.Contains("; bfloat16, step by step", run.Record("A6", "tiny", "accuracy", run.Accuracy).Recipe);
        Assert.All(run.Network.parameters(), parameter => Assert.Equal(float32, parameter.dtype));
        Assert.NotEqual(Fits.State(Fits.Options with { Epochs = 8 })["conv.weight"], Fits.StateOf(run.Network)["conv.weight"]);
    }

    [Fact]
    public void OnTheCpuBothKindsOfFloat32AreTheSame() => Assert.Equal(
        Fits.State(Fits.Options with { Device = CPU, Precision = Precision.TensorFloat32 }),
        Fits.State(Fits.Options with { Device = CPU, Precision = Precision.Float32 }));

    [Fact]
    public void OrderOfTheChannelsChangesTheLayoutNotTheResult()
    {
        using var data = new TinyData();
        var plain = Trainer.Fit(() => new Quiet(), data, Fits.Options);
        var ordered = Trainer.Fit(() => new Quiet(), data, Fits.Options with { ChannelsLast = true });
        Assert.Equal("float32, channels last", ordered.Provenance.Arithmetic);
        var weight = ordered.Network.parameters().First(parameter => parameter.dim() == 4);
        Assert.True(weight.is_contiguous(channels_last));
        foreach (var (left, right) in plain.History.Zip(ordered.History)) Assert.Equal(left.Test.Loss, right.Test.Loss, 1e-4);
    }

    [Fact]
    public void CheckpointOfAnotherPrecisionIsRefused()
    {
        using var folder = new TemporaryFolder();
        using var data = new TinyData();
        var options = Fits.Options with { Epochs = 1, CheckpointFolder = folder.Path };
        Trainer.Fit(() => new TinyNet(), data, options);
        var error = Assert.Throws<InvalidDataException>(
            () => Trainer.Fit(() => new TinyNet(), data, options with { Precision = Precision.BFloat16 }));
        Assert.Contains("Precision: expected BFloat16, found Float32", error.Message);
    }

    [Fact]
    public void NarrowNumbersAndOrderGoIntoTheCapture()
    {
        var options = Fits.Options with { Precision = Precision.BFloat16, ChannelsLast = true };
        Assert.Equal(
            Fits.State(options with { NewGraph = _ => new RefusingGraph() }),
            Fits.State(options with { NewGraph = _ => new Recording() }));
    }

    /// <summary>A network of several channels that draws no numbers.</summary>
    private sealed class Quiet : Classifier
    {
        private readonly TorchSharp.Modules.Sequential layers = nn.Sequential(
            nn.Conv2d(1, 4, 3, padding: 1), nn.ReLU(), nn.Conv2d(4, 4, 3, padding: 1), nn.ReLU(), nn.Flatten(), nn.Linear(144, 3));

        public Quiet()
            : base("quiet") => RegisterComponents();

        public override Tensor forward(Tensor images) => layers.call(images);

        public override Objective Evaluate(Tensor images, Tensor labels)
        {
            var logits = forward(images);
            return new(nn.functional.cross_entropy(logits, labels), logits, []);
        }
    }
}
