namespace FilterGen.Papers.DynamicFilterLab;

/// <summary>How every image is convolved with kernels of its own. All forms give the same values.</summary>
public enum KernelConvolutionForm
{
    /// <summary>Image by image, as the lab sheet writes it: the definition, and the slowest.</summary>
    Loop,

    /// <summary>One grouped convolution, with the batch folded into the channels: a group for each image.</summary>
    Grouped,

    /// <summary>
    /// One batched matrix product applies each of a kernel's k·k taps to all positions at once; the k·k maps are then
    /// shifted to their places and summed. It never copies the image's windows, and the products are ordinary matrix
    /// products: the fastest on a CPU.
    /// </summary>
    Taps,
}
