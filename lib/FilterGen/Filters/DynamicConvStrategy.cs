namespace FilterGen.Filters;

/// <summary>How a <see cref="DynamicConv2d"/> convolves every sample with its own filters. The result is the same.</summary>
public enum DynamicConvStrategy
{
    /// <summary>The form that <see cref="DynamicConvCost"/> counts as cheaper for the shape at hand.</summary>
    Auto,

    /// <summary>
    /// Convolve the batch once with the M base filters and mix the M maps per sample, because convolution is linear:
    /// conv(x, Σ_j w_ij b_j) = Σ_j w_ij conv(x, b_j).
    /// </summary>
    Mix,

    /// <summary>Generate the filters of each sample and run one grouped convolution, the batch folded into channels.</summary>
    Grouped,

    /// <summary>
    /// Generate the filters of each sample, lay its image out window by window and multiply: one batched product of matrices.
    /// The operations are those of <see cref="Grouped"/>; the windows are short where this form is cheap at all.
    /// </summary>
    Windows,
}
