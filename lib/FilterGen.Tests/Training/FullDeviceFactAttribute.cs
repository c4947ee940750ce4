namespace FilterGen.Tests.Training;

/// <summary>A test that writes to the device that is always full.</summary>
internal sealed class FullDeviceFactAttribute : FactAttribute
{
    public const string Device = "/dev/full";

    public FullDeviceFactAttribute()
    {
        if (!File.Exists(Device)) Skip = $"{Device} is not there: it is a device of Linux.";
    }
}
