namespace LibTorch.Tests.Fixtures;

/// <summary>A test of many cases that compares with torchvision; skipped where there is none.</summary>
internal sealed class TorchVisionTheoryAttribute : TheoryAttribute
{
    public TorchVisionTheoryAttribute() => Skip = PyTorch.WhyMissing ?? PyTorch.WhyTorchVisionIsMissing;
}
