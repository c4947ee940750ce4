namespace FilterGen.Tests.Fixtures;

/// <summary>A theory that compares with PyTorch and is skipped where no Python has it.</summary>
internal sealed class PyTorchTheoryAttribute : TheoryAttribute
{
    public PyTorchTheoryAttribute()
    {
        if (!PyTorch.IsInstalled) Skip = "No python3 with PyTorch found (Debian: python3-torch).";
    }
}
