namespace LibTorch.Tests.Fixtures;

/// <summary>A test of what happens without a GPU; skipped where there is one.</summary>
internal sealed class NoCudaFactAttribute : FactAttribute
{
    public NoCudaFactAttribute() => Skip = CudaDevice.WhyMissing is null ? "This machine has a GPU." : null;
}
