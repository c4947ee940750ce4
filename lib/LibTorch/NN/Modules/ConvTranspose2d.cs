using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Two-dimensional transposed convolution: [B, C, H, W] to [B, O, H', W'], larger by the stride.</summary>
public sealed class ConvTranspose2d : Convolution
{
    internal ConvTranspose2d(ConvolutionSettings settings, Device? device, ScalarType? dtype)
        : base(nameof(ConvTranspose2d), settings, device, dtype)
    {
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => forward(input, null);

    /// <summary>Computes an output of a chosen size among those that the stride leaves open.</summary>
    /// <param name="input">[B, C, H, W] or [C, H, W].</param>
    /// <param name="output_size">The output's height and width; null for the smallest plus <c>output_padding</c>.</param>
    public Tensor forward(Tensor input, long[]? output_size)
    {
        CheckInput(input);
        return nn.functional.conv_transpose2d(
            input, weight, bias, stride, padding, output_size is null ? output_padding : PaddingFor(input, output_size), dilation, groups);
    }

    private long[] PaddingFor(Tensor input, long[] outputSize)
    {
        var size = outputSize[^2..];
        var extra = new long[2];
        for (int i = 0; i < 2; i++)
        {
            var smallest = ((input.size(i - 2) - 1) * stride[i]) - (2 * padding![i]) + (dilation[i] * (kernel_size[i] - 1)) + 1;
            extra[i] = size[i] - smallest;
            if (extra[i] < 0 || extra[i] >= stride[i])
                throw new ArgumentException(
                    $"{GetName()}: expected an output size from {smallest} to {smallest + stride[i] - 1} "
                    + $"in dimension {i}, found {size[i]}.");
        }
        return extra;
    }
}
