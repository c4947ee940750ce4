using FilterGen.Data;

namespace FilterGen.Training;

/// <summary>Chooses where a data set is while a network learns from it: on the GPU, if it is no larger than what every GPU has room for.</summary>
internal static class DataPlace
{
    /// <summary>Bytes up to which a set goes to the device whole; CIFAR-10 takes 0.6 GiB.</summary>
    internal const long Room = 2L << 30;

    /// <summary>The set on a device if it fits there, else where it is; a set of its own, to be disposed apart.</summary>
    /// <param name="set">The set.</param>
    /// <param name="device">Where it is wanted.</param>
    /// <param name="room">Bytes of the device that it may take.</param>
    public static ImageSet Near(ImageSet set, Device device, long room = Room) =>
        set.IsOn(device) || set.Bytes <= room ? set.To(device) : set.Take(set.Count);
}
