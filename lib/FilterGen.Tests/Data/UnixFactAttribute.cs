namespace FilterGen.Tests.Data;

/// <summary>A test that runs a shell script in the place of a program; skipped where there is no /bin/sh.</summary>
public sealed class UnixFactAttribute : FactAttribute
{
    public UnixFactAttribute()
    {
        if (!File.Exists("/bin/sh"))
            Skip = "needs /bin/sh";
    }
}
