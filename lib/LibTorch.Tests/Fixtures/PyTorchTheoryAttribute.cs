namespace LibTorch.Tests.Fixtures;

/// <summary>A test of many cases that compares with PyTorch; skipped where there is none.</summary>
internal sealed class PyTorchTheoryAttribute : TheoryAttribute
{
    public PyTorchTheoryAttribute() => Skip = PyTorch.WhyMissing;
}
