namespace FilterGen.Filters;

/// <summary>
/// The order of images [B, C, H, W] in memory: channels first, map by map, as libtorch makes them; or channels last, pixel by
/// pixel, which layers keep once their input has it. With many channels the second is faster: a CIFAR-10 training step takes
/// 0.7 (fixed filters) and 0.87 (generated) of the time on a CPU, whose convolutions otherwise bring every map into such an
/// order and back.
/// </summary>
internal static class MemoryOrder
{
    /// <summary>Whether the numbers of a pixel are neighbours in memory, and there are several.</summary>
    public static bool IsChannelsLast(this Tensor images) => images.shape[1] > 1 && images.stride(1) == 1;

    /// <summary>
    /// The images in the order that a network for them computes in: colour images, whose networks are wide, channels last; grey
    /// ones as they are.
    /// </summary>
    public static Tensor InWideOrder(this Tensor images) => images.shape[1] == 1 || images.IsChannelsLast()
        ? images
        : images.permute(0, 2, 3, 1).contiguous().permute(0, 3, 1, 2);
}
