namespace NotebookKernel.Tests;

/// <summary>A test of what only Unix has, such as signals.</summary>
internal sealed class UnixFactAttribute : FactAttribute
{
    public UnixFactAttribute()
    {
        if (OperatingSystem.IsWindows()) Skip = "needs Unix signals";
    }
}
