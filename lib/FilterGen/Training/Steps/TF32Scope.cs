#if !TORCHSHARP
using static TorchSharp.torch;

namespace FilterGen.Training.Steps;

/// <summary>Says whether GPUs may round to TF32 and, disposed, puts back what was said before.</summary>
internal sealed class TF32Scope : IDisposable
{
    private readonly (bool Products, bool Convolutions) before =
        (backends.cuda.matmul.allow_tf32, backends.cudnn.allow_tf32);

    public TF32Scope(bool allowed) => Set(allowed, allowed);

    /// <inheritdoc/>
    public void Dispose() => Set(before.Products, before.Convolutions);

    private static void Set(bool products, bool convolutions)
    {
        backends.cuda.matmul.allow_tf32 = products;
        backends.cudnn.allow_tf32 = convolutions;
    }
}
#endif
