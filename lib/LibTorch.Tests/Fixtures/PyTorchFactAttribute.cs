namespace LibTorch.Tests.Fixtures;

/// <summary>A test that compares with PyTorch; skipped where there is none.</summary>
internal sealed class PyTorchFactAttribute : FactAttribute
{
    public PyTorchFactAttribute() => Skip = PyTorch.WhyMissing;
}
