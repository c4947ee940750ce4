using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>One-dimensional convolution: [B, C, L] to [B, O, L'].</summary>
public sealed class Conv1d : Convolution
{
    private static readonly long[] NoPadding = [0];

    internal Conv1d(ConvolutionSettings settings, Device? device, ScalarType? dtype)
        : base(nameof(Conv1d), settings, device, dtype)
    {
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        CheckInput(input);
        if (padding_mode != PaddingModes.Zeros)
        {
            using var padded = nn.functional.pad(input, EdgePadding, padding_mode);
            return nn.functional.conv1d(padded, weight, bias, stride, NoPadding, dilation, groups);
        }
        return padding_type is { } type
            ? nn.functional.conv1d_padding(input, weight, bias, stride[0], type, dilation[0], groups)
            : nn.functional.conv1d(input, weight, bias, stride, padding!, dilation, groups);
    }
}
