using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>The mean of each window: [B, C, H, W] to [B, C, H', W'].</summary>
public sealed class AvgPool2d : nn.Module<Tensor, Tensor>
{
    internal AvgPool2d(
        long[] kernelSize, long[]? stride, long[]? padding, bool ceilMode, bool countIncludePad, long? divisorOverride)
        : base(nameof(AvgPool2d))
    {
        kernel_size = kernelSize;
        this.stride = stride ?? kernelSize;
        this.padding = padding ?? [0, 0];
        ceil_mode = ceilMode;
        count_include_pad = countIncludePad;
        divisor_override = divisorOverride;
    }

    /// <summary>The window's height and width.</summary>
    public long[] kernel_size { get; }

    /// <summary>Steps.</summary>
    public long[] stride { get; }

    /// <summary>Zeros on each side.</summary>
    public long[] padding { get; }

    /// <summary>Whether a last, partial window counts.</summary>
    public bool ceil_mode { get; }

    /// <summary>Whether padding counts in the mean.</summary>
    public bool count_include_pad { get; }

    /// <summary>What to divide by instead of the window's area, or null.</summary>
    public long? divisor_override { get; }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
        => nn.functional.avg_pool2d(input, kernel_size, stride, padding, ceil_mode, count_include_pad, divisor_override);

    /// <inheritdoc/>
    protected override string extra_repr()
        => $"kernel_size={PairText.Of(kernel_size)}, stride={PairText.Of(stride)}, padding={PairText.Of(padding)}";
}
