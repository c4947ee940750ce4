namespace LibTorch.Tests.Fixtures;

/// <summary>A test that needs a GPU; skipped where there is none.</summary>
internal sealed class CudaFactAttribute : FactAttribute
{
    public CudaFactAttribute() => Skip = CudaDevice.WhyMissing;
}
