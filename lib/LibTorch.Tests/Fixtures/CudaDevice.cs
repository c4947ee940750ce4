using static TorchSharp.torch;

namespace LibTorch.Tests.Fixtures;

/// <summary>The GPU of this machine, if there is one.</summary>
internal static class CudaDevice
{
    /// <summary>Why there is none; null if there is.</summary>
    public static string? WhyMissing { get; } = cuda.is_available() ? null
        : backends.cuda.is_built() ? "This machine has no GPU that CUDA can use."
        : $"libtorch {__version__} is a CPU build.";
}
