using FilterGen.Training;
using static TorchSharp.torch;

namespace FilterGen.Tests.Training;

/// <summary>Small trainings, silent, on one thread.</summary>
internal static class Fits
{
    /// <summary>Where the tests train: what FILTERGEN_DEVICE names, else the CPU.</summary>
    public static readonly Device Device =
        Environment.GetEnvironmentVariable(TrainingDevice.Variable) is { Length: > 0 } ? TrainingDevice.Default : CPU;

    /// <summary>Three epochs of batches of 16.</summary>
    public static readonly TrainerOptions Options = new()
    {
        Epochs = 3,
        BatchSize = 16,
        LearningRate = 0.01,
        Threads = 1,
        Device = Device,
        Output = TextWriter.Null,
    };

    /// <summary>Trains a new network and gives its state, tensor by tensor, as bytes.</summary>
    public static Dictionary<string, byte[]> State(TrainerOptions options)
    {
        using var data = new TinyData();
        var run = Trainer.Fit(() => new TinyNet(), data, options);
        using var _ = run.Network;
        return StateOf(run.Network);
    }

    public static Dictionary<string, byte[]> StateOf(nn.Module network) =>
        network.state_dict().ToDictionary(entry => entry.Key, entry => entry.Value.detach().cpu().contiguous().bytes.ToArray());
}
