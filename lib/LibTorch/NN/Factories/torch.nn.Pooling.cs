using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>The largest value in each window.</summary>
        /// <param name="kernel_size">The window's height and width.</param>
        /// <param name="stride">Steps; the window's size if null.</param>
        /// <param name="padding">Minus infinity on each side, at most half the window; 0 if null.</param>
        /// <param name="dilation">Distances inside the window; 1 if null.</param>
        /// <param name="ceil_mode">Whether a last, partial window counts.</param>
        public static MaxPool2d MaxPool2d(
            long kernel_size, long? stride = null, long? padding = null, long? dilation = null, bool ceil_mode = false)
            => new(Both(kernel_size), Both(stride), Both(padding), Both(dilation), ceil_mode);

        /// <inheritdoc cref="MaxPool2d(long, long?, long?, long?, bool)"/>
        public static MaxPool2d MaxPool2d((long, long) kernel_size, (long, long)? stride = null, (long, long)? padding = null,
            (long, long)? dilation = null, bool ceil_mode = false)
            => new(Both(kernel_size), Both(stride), Both(padding), Both(dilation), ceil_mode);

        /// <inheritdoc cref="MaxPool2d(long, long?, long?, long?, bool)"/>
        public static MaxPool2d MaxPool2d(
            long[] kernel_size, long[]? stride = null, long[]? padding = null, long[]? dilation = null, bool ceil_mode = false)
            => new(kernel_size, stride, padding, dilation, ceil_mode);

        /// <summary>The mean of each window.</summary>
        /// <param name="kernel_size">The window's height and width.</param>
        /// <param name="stride">Steps; the window's size if null.</param>
        /// <param name="padding">Zeros on each side; 0 if null.</param>
        /// <param name="ceil_mode">Whether a last, partial window counts.</param>
        /// <param name="count_include_pad">Whether padding counts in the mean.</param>
        /// <param name="divisor_override">What to divide by instead of the window's area; or null.</param>
        public static AvgPool2d AvgPool2d(long kernel_size, long? stride = null, long? padding = null, bool ceil_mode = false,
            bool count_include_pad = true, long? divisor_override = null)
            => new(Both(kernel_size), Both(stride), Both(padding), ceil_mode, count_include_pad, divisor_override);

        /// <inheritdoc cref="AvgPool2d(long, long?, long?, bool, bool, long?)"/>
        public static AvgPool2d AvgPool2d((long, long) kernel_size, (long, long)? stride = null, (long, long)? padding = null,
            bool ceil_mode = false, bool count_include_pad = true, long? divisor_override = null)
            => new(Both(kernel_size), Both(stride), Both(padding), ceil_mode, count_include_pad, divisor_override);

        /// <inheritdoc cref="AvgPool2d(long, long?, long?, bool, bool, long?)"/>
        public static AvgPool2d AvgPool2d(long[] kernel_size, long[]? strides = null, long[]? padding = null, bool ceil_mode = false,
            bool count_include_pad = true, long? divisor_override = null)
            => new(kernel_size, strides, padding, ceil_mode, count_include_pad, divisor_override);

        /// <summary>Means over windows chosen so that the output has a given size.</summary>
        /// <param name="output_size">The output's height and width.</param>
        public static AdaptiveAvgPool2d AdaptiveAvgPool2d(long[] output_size) => new(output_size);

        /// <inheritdoc cref="AdaptiveAvgPool2d(long[])"/>
        public static AdaptiveAvgPool2d AdaptiveAvgPool2d((long, long) output_size) => new(Both(output_size)!);

        /// <inheritdoc cref="AdaptiveAvgPool2d(long[])"/>
        public static AdaptiveAvgPool2d AdaptiveAvgPool2d(long output_size) => new(Both(output_size)!);

        private static long[] Both(long value) => [value, value];

        private static long[]? Both(long? value) => value is { } given ? [given, given] : null;

        private static long[] Both((long, long) pair) => [pair.Item1, pair.Item2];

        private static long[]? Both((long, long)? pair) => pair is { } given ? [given.Item1, given.Item2] : null;
    }
}
