using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>The largest value in each window: [B, C, H, W] to [B, C, H', W'].</summary>
public sealed class MaxPool2d : nn.Module<Tensor, Tensor>
{
    internal MaxPool2d(long[] kernelSize, long[]? stride, long[]? padding, long[]? dilation, bool ceilMode)
        : base(nameof(MaxPool2d))
    {
        kernel_size = kernelSize;
        this.stride = stride ?? kernelSize;
        this.padding = padding ?? [0, 0];
        this.dilation = dilation ?? [1, 1];
        ceil_mode = ceilMode;
    }

    /// <summary>The window's height and width.</summary>
    public long[] kernel_size { get; }

    /// <summary>Steps.</summary>
    public long[] stride { get; }

    /// <summary>Minus infinity on each side.</summary>
    public long[] padding { get; }

    /// <summary>Distances inside the window.</summary>
    public long[] dilation { get; }

    /// <summary>Whether a last, partial window counts.</summary>
    public bool ceil_mode { get; }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
        => nn.functional.max_pool2d(input, kernel_size, stride, padding, dilation, ceil_mode);

    /// <summary>The largest values and their indices in the flattened image.</summary>
    /// <param name="input">[B, C, H, W].</param>
    public (Tensor Values, Tensor Indices) forward_with_indices(Tensor input)
        => nn.functional.max_pool2d_with_indices(input, kernel_size, stride, padding, dilation, ceil_mode);

    /// <inheritdoc/>
    protected override string extra_repr()
        => $"kernel_size={PairText.Of(kernel_size)}, stride={PairText.Of(stride)}, padding={PairText.Of(padding)}, "
            + $"dilation={PairText.Of(dilation)}, ceil_mode={(ceil_mode ? "True" : "False")}";
}
