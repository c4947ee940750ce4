namespace TorchSharp;

public static partial class torch
{
    /// <summary>In which order a tensor's elements stand in memory, with libtorch's numbers.</summary>
    public enum memory_format : sbyte
    {
        /// <summary>Row by row, the last dimension closest together.</summary>
        contiguous_format = 0,

        /// <summary>As in the tensor that it is made from.</summary>
        preserve_format = 1,

        /// <summary>Of a batch of images [B, C, H, W]: the channels closest together. What tensor cores like.</summary>
        channels_last = 2,

        /// <summary>The same for [B, C, D, H, W].</summary>
        channels_last_3d = 3,
    }

    public const memory_format contiguous_format = memory_format.contiguous_format;
    public const memory_format preserve_format = memory_format.preserve_format;
    public const memory_format channels_last = memory_format.channels_last;
    public const memory_format channels_last_3d = memory_format.channels_last_3d;
}
