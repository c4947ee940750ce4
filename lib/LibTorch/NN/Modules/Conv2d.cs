using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Two-dimensional convolution: [B, C, H, W] to [B, O, H', W'].</summary>
public sealed class Conv2d : Convolution
{
    internal Conv2d(ConvolutionSettings settings, Device? device, ScalarType? dtype)
        : base(nameof(Conv2d), settings, device, dtype)
    {
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        CheckInput(input);
        if (padding_mode != PaddingModes.Zeros)
        {
            using var padded = nn.functional.pad(input, EdgePadding, padding_mode);
            return nn.functional.conv2d(padded, weight, bias, stride, null, dilation, groups);
        }
        return padding_type is { } type
            ? nn.functional.conv2d_padding(input, weight, bias, stride, type, dilation, groups)
            : nn.functional.conv2d(input, weight, bias, stride, padding, dilation, groups);
    }
}
