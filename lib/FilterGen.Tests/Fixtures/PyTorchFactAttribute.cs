namespace FilterGen.Tests.Fixtures;

/// <summary>A fact that needs files of PyTorch and is skipped where no Python has it.</summary>
internal sealed class PyTorchFactAttribute : FactAttribute
{
    public PyTorchFactAttribute()
    {
        if (!PyTorch.IsInstalled) Skip = "No python3 with PyTorch found (Debian: python3-torch).";
    }
}
