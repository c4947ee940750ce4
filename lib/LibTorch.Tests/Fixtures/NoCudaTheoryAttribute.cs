namespace LibTorch.Tests.Fixtures;

/// <summary>A test of many cases of what happens without a GPU; skipped where there is one.</summary>
internal sealed class NoCudaTheoryAttribute : TheoryAttribute
{
    public NoCudaTheoryAttribute() => Skip = CudaDevice.WhyMissing is null ? "This machine has a GPU." : null;
}
