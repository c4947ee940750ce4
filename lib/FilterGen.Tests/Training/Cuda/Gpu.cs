using FilterGen.Training;
using static TorchSharp.torch;

namespace FilterGen.Tests.Training.Cuda;

/// <summary>Small captured trainings on a GPU.</summary>
internal static class Gpu
{
    public static readonly TrainerOptions Captured = Fits.Options with { Device = CUDA, Capture = true };

    public static readonly TrainerOptions Plain = Captured with { Capture = false };

    /// <summary>Takes cuDNN's algorithms that give the same bits each time, until it is disposed.</summary>
    public static IDisposable SameBits() => new Deterministic();

    public static TrainingRun Fit(TrainerOptions options)
    {
        using var data = new TinyData();
        return Trainer.Fit(() => new TinyNet(), data, options);
    }

    private sealed class Deterministic : IDisposable
    {
        private readonly bool before = backends.cudnn.deterministic;

        public Deterministic() => backends.cudnn.deterministic = true;

        public void Dispose() => backends.cudnn.deterministic = before;
    }
}
