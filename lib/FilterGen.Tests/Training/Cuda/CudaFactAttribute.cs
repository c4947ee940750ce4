using static TorchSharp.torch;

namespace FilterGen.Tests.Training.Cuda;

/// <summary>A test that needs a GPU.</summary>
internal sealed class CudaFactAttribute : FactAttribute
{
    public CudaFactAttribute()
    {
        if (!cuda.is_available()) Skip = "This torch sees no GPU.";
    }
}
