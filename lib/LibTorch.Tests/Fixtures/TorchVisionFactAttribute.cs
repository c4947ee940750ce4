namespace LibTorch.Tests.Fixtures;

/// <summary>A test that compares with torchvision; skipped where there is none.</summary>
internal sealed class TorchVisionFactAttribute : FactAttribute
{
    public TorchVisionFactAttribute() => Skip = PyTorch.WhyMissing ?? PyTorch.WhyTorchVisionIsMissing;
}
