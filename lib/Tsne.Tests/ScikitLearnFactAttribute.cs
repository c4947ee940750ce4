namespace FilterGen.Tsne.Tests;

/// <summary>A test that compares with scikit-learn and is skipped where no Python has it.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ScikitLearnFactAttribute : FactAttribute
{
    public ScikitLearnFactAttribute()
    {
        if (!ScikitLearn.IsInstalled) Skip = "No python3 with scikit-learn found (Debian: python3-sklearn).";
    }
}
