using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>One-dimensional convolution.</summary>
        /// <param name="in_channels">Input channels.</param>
        /// <param name="out_channels">Output channels.</param>
        /// <param name="kernel_size">The window's size.</param>
        /// <param name="stride">Steps.</param>
        /// <param name="padding">Padding on both sides.</param>
        /// <param name="dilation">Distances between taps.</param>
        /// <param name="padding_mode">What stands around the edges.</param>
        /// <param name="groups">Into how many independent blocks the channels are split.</param>
        /// <param name="bias">Whether to add a bias.</param>
        /// <param name="device">Where the parameters are; the CPU if null.</param>
        /// <param name="dtype">The parameters' type; the default type if null.</param>
        public static Conv1d Conv1d(long in_channels, long out_channels, long kernel_size, long stride = 1, long padding = 0,
            long dilation = 1, PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true,
            Device? device = null, ScalarType? dtype = null)
            => new(
                new(in_channels, out_channels, [kernel_size], [stride], [dilation])
                {
                    Padding = [padding],
                    PaddingMode = padding_mode,
                    Groups = groups,
                    Bias = bias,
                }, device, dtype);

        /// <inheritdoc cref="Conv1d(long, long, long, long, long, long, PaddingModes, long, bool, Device, ScalarType?)"/>
        public static Conv1d Conv1d(long in_channels, long out_channels, long kernel_size, Padding padding, long stride = 1,
            long dilation = 1, PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true,
            Device? device = null, ScalarType? dtype = null)
            => new(
                new(in_channels, out_channels, [kernel_size], [stride], [dilation])
                {
                    PaddingType = padding,
                    PaddingMode = padding_mode,
                    Groups = groups,
                    Bias = bias,
                }, device, dtype);

        /// <summary>Two-dimensional convolution.</summary>
        /// <inheritdoc cref="Conv1d(long, long, long, long, long, long, PaddingModes, long, bool, Device, ScalarType?)"/>
        public static Conv2d Conv2d(long in_channels, long out_channels, long kernel_size, long stride = 1, long padding = 0,
            long dilation = 1, PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true,
            Device? device = null, ScalarType? dtype = null)
            => Conv2d(in_channels, out_channels, (kernel_size, kernel_size), (stride, stride), (padding, padding),
                (dilation, dilation), padding_mode, groups, bias, device, dtype);

        /// <summary>Two-dimensional convolution.</summary>
        /// <inheritdoc cref="Conv1d(long, long, long, long, long, long, PaddingModes, long, bool, Device, ScalarType?)"/>
        public static Conv2d Conv2d(long in_channels, long out_channels, (long, long) kernel_size, (long, long)? stride = null,
            (long, long)? padding = null, (long, long)? dilation = null, PaddingModes padding_mode = PaddingModes.Zeros,
            long groups = 1, bool bias = true, Device? device = null, ScalarType? dtype = null)
            => new(
                new(in_channels, out_channels, Both(kernel_size), Both(stride ?? (1, 1)), Both(dilation ?? (1, 1)))
                {
                    Padding = Both(padding ?? (0, 0)),
                    PaddingMode = padding_mode,
                    Groups = groups,
                    Bias = bias,
                }, device, dtype);

        /// <summary>Two-dimensional convolution.</summary>
        /// <inheritdoc cref="Conv1d(long, long, long, long, long, long, PaddingModes, long, bool, Device, ScalarType?)"/>
        public static Conv2d Conv2d(long in_channels, long out_channels, long kernel_size, Padding padding, long stride = 1,
            long dilation = 1, PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true,
            Device? device = null, ScalarType? dtype = null)
            => Conv2d(in_channels, out_channels, (kernel_size, kernel_size), padding, (stride, stride), (dilation, dilation),
                padding_mode, groups, bias, device, dtype);

        /// <summary>Two-dimensional convolution.</summary>
        /// <inheritdoc cref="Conv1d(long, long, long, long, long, long, PaddingModes, long, bool, Device, ScalarType?)"/>
        public static Conv2d Conv2d(long in_channels, long out_channels, (long, long) kernel_size, Padding padding,
            (long, long)? stride = null, (long, long)? dilation = null, PaddingModes padding_mode = PaddingModes.Zeros,
            long groups = 1, bool bias = true, Device? device = null, ScalarType? dtype = null)
            => new(
                new(in_channels, out_channels, Both(kernel_size), Both(stride ?? (1, 1)), Both(dilation ?? (1, 1)))
                {
                    PaddingType = padding,
                    PaddingMode = padding_mode,
                    Groups = groups,
                    Bias = bias,
                }, device, dtype);

        /// <summary>Two-dimensional transposed convolution.</summary>
        /// <param name="in_channels">Input channels.</param>
        /// <param name="out_channels">Output channels.</param>
        /// <param name="kernel_size">The window's size.</param>
        /// <param name="stride">Steps of the output.</param>
        /// <param name="padding">What is cut from each side of the output.</param>
        /// <param name="output_padding">What is added to one side of the output.</param>
        /// <param name="dilation">Distances between taps.</param>
        /// <param name="padding_mode">Only zeros.</param>
        /// <param name="groups">Into how many independent blocks the channels are split.</param>
        /// <param name="bias">Whether to add a bias.</param>
        /// <param name="device">Where the parameters are; the CPU if null.</param>
        /// <param name="dtype">The parameters' type; the default type if null.</param>
        public static ConvTranspose2d ConvTranspose2d(long in_channels, long out_channels, long kernel_size, long stride = 1,
            long padding = 0, long output_padding = 0, long dilation = 1, PaddingModes padding_mode = PaddingModes.Zeros,
            long groups = 1, bool bias = true, Device? device = null, ScalarType? dtype = null)
            => ConvTranspose2d(in_channels, out_channels, (kernel_size, kernel_size), (stride, stride), (padding, padding),
                (output_padding, output_padding), (dilation, dilation), padding_mode, groups, bias, device, dtype);

        /// <inheritdoc cref="ConvTranspose2d(long, long, long, long, long, long, long, PaddingModes, long, bool, Device, ScalarType?)"/>
        public static ConvTranspose2d ConvTranspose2d(long in_channels, long out_channels, (long, long) kernel_size,
            (long, long)? stride = null, (long, long)? padding = null, (long, long)? output_padding = null,
            (long, long)? dilation = null, PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true,
            Device? device = null, ScalarType? dtype = null)
            => new(
                new(in_channels, out_channels, Both(kernel_size), Both(stride ?? (1, 1)), Both(dilation ?? (1, 1)))
                {
                    Padding = Both(padding ?? (0, 0)),
                    OutputPadding = Both(output_padding ?? (0, 0)),
                    Transposed = true,
                    PaddingMode = padding_mode,
                    Groups = groups,
                    Bias = bias,
                }, device, dtype);
    }
}
