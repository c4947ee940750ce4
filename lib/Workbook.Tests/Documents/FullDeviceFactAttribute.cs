namespace Workbook.Tests.Documents;

/// <summary>A test that writes to a device without room.</summary>
internal sealed class FullDeviceFactAttribute : FactAttribute
{
    public const string Path = "/dev/full";

    public FullDeviceFactAttribute()
    {
        if (!File.Exists(Path)) Skip = $"needs {Path}, which Linux has";
    }
}
