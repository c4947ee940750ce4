namespace FilterGen.Tests.Native;

/// <summary>A test of what only Linux does.</summary>
internal sealed class LinuxFactAttribute : FactAttribute
{
    public LinuxFactAttribute()
    {
        if (!OperatingSystem.IsLinux()) Skip = "This system is not Linux.";
    }
}
