namespace FilterGen.Tests.Data;

/// <summary>A theory that runs a shell script in the place of a program; skipped where there is no /bin/sh.</summary>
public sealed class UnixTheoryAttribute : TheoryAttribute
{
    public UnixTheoryAttribute()
    {
        if (!File.Exists("/bin/sh"))
            Skip = "needs /bin/sh";
    }
}
