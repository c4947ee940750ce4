namespace FilterGen.Mds.Tests;

/// <summary>A theory that compares with scikit-learn and is skipped where no Python has it.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ScikitLearnTheoryAttribute : TheoryAttribute
{
    public ScikitLearnTheoryAttribute()
    {
        if (!ScikitLearnParityTests.IsInstalled) Skip = "No python3 with scikit-learn found (Debian: python3-sklearn).";
    }
}
