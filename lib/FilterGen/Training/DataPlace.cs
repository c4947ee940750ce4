using FilterGen.Data;
using static TorchSharp.torch;

namespace FilterGen.Training;

/// <summary>Chooses where a data set is while a network learns from it: on the GPU, if there is room.</summary>
internal static class DataPlace
{
    /// <summary>The part of the free memory that data may take; the rest is the network's.</summary>
    private const double Share = 0.5;

    /// <summary>The set on a device if it fits there, else where it is; a set of its own, to be disposed apart.</summary>
    /// <param name="set">The set.</param>
    /// <param name="device">Where it is wanted.</param>
    public static ImageSet Near(ImageSet set, Device device) => Near(set, device, TorchExtras.FreeMemory(device));

    /// <inheritdoc cref="Near(ImageSet, Device)"/>
    /// <param name="set">The set.</param>
    /// <param name="device">Where it is wanted.</param>
    /// <param name="free">Free bytes of the device; null if nothing can say.</param>
    internal static ImageSet Near(ImageSet set, Device device, long? free) =>
        set.IsOn(device) || free is null || set.Bytes <= Share * free ? set.To(device) : set.Take(set.Count);
}
