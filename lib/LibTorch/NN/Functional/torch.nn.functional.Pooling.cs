using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            private static readonly Operator MaxPool2dOp = new("aten::max_pool2d");
            private static readonly Operator MaxPool2dWithIndicesOp = new("aten::max_pool2d_with_indices");
            private static readonly Operator AvgPool2dOp = new("aten::avg_pool2d");
            private static readonly Operator AdaptiveAvgPool2dOp = new("aten::adaptive_avg_pool2d");

            /// <summary>The largest value in each window.</summary>
            /// <param name="input">[B, C, H, W] or [C, H, W].</param>
            /// <param name="kernel_size">The window's height and width.</param>
            /// <param name="stride">Steps; the window's size if null.</param>
            /// <param name="padding">Minus infinity on each side, at most half the window; 0 if null.</param>
            /// <param name="dilation">Distances inside the window; 1 if null.</param>
            /// <param name="ceil_mode">Whether a last, partial window counts.</param>
            public static Tensor max_pool2d(Tensor input, long[] kernel_size, long[]? stride = null,
                long[]? padding = null, long[]? dilation = null, bool ceil_mode = false)
            {
                stride ??= kernel_size;
                bool halves = IsAll(stride, 2) && IsAll(dilation, 1) && !ceil_mode;
                bool twos = halves && IsAll(kernel_size, 2) && IsAll(padding, 0);
                bool threes = halves && IsAll(kernel_size, 3) && padding is not null && IsAll(padding, 1);
                return (twos ? MaxPool2x2(input) : threes ? MaxPool3x3(input) : null)
                    ?? MaxPool2dOp.Call(input, kernel_size, stride, padding ?? Zero, dilation ?? One, ceil_mode);
            }

            // Null where the native library has no faster way than libtorch's own.
            private static Tensor? MaxPool2x2(Tensor input)
            {
                NativeMethods.Check(NativeMethods.ts_max_pool_2x2(input.Handle, out nint output));
                GC.KeepAlive(input);
                return Tensor.Wrap(output);
            }

            private static Tensor? MaxPool3x3(Tensor input)
            {
                NativeMethods.Check(NativeMethods.ts_max_pool_3x3(input.Handle, out nint output));
                GC.KeepAlive(input);
                return Tensor.Wrap(output);
            }

            private static bool IsAll(long[]? values, long value) => values is null || Array.TrueForAll(values, v => v == value);

            /// <inheritdoc cref="max_pool2d(Tensor, long[], long[], long[], long[], bool)"/>
            public static Tensor max_pool2d(Tensor input, long kernel_size, long? stride = null,
                long? padding = null, long? dilation = null, bool ceil_mode = false)
                => max_pool2d(input, [kernel_size], [stride ?? kernel_size], [padding ?? 0], [dilation ?? 1], ceil_mode);

            /// <inheritdoc cref="max_pool2d(Tensor, long[], long[], long[], long[], bool)"/>
            public static Tensor max_pool2d(Tensor input, (long, long) kernel_size, (long, long)? stride = null,
                (long, long)? padding = null, (long, long)? dilation = null, bool ceil_mode = false)
                => max_pool2d(input, Pair(kernel_size), Pair(stride ?? kernel_size), Pair(padding ?? (0, 0)),
                    Pair(dilation ?? (1, 1)), ceil_mode);

            /// <summary>The largest value in each window and its index in the flattened image.</summary>
            /// <inheritdoc cref="max_pool2d(Tensor, long[], long[], long[], long[], bool)"/>
            public static (Tensor output, Tensor indices) max_pool2d_with_indices(Tensor input, long[] kernel_size,
                long[]? stride = null, long[]? padding = null, long[]? dilation = null, bool ceil_mode = false)
                => MaxPool2dWithIndicesOp.Call2(input, kernel_size, stride ?? kernel_size, padding ?? Zero, dilation ?? One, ceil_mode);

            /// <summary>The mean of each window.</summary>
            /// <param name="input">[B, C, H, W] or [C, H, W].</param>
            /// <param name="kernel_size">The window's height and width.</param>
            /// <param name="stride">Steps; the window's size if null.</param>
            /// <param name="padding">Zeros on each side; 0 if null.</param>
            /// <param name="ceil_mode">Whether a last, partial window counts.</param>
            /// <param name="count_include_pad">Whether padding counts in the mean.</param>
            /// <param name="divisor_override">What to divide by instead of the window's area; null for none.</param>
            public static Tensor avg_pool2d(Tensor input, long[] kernel_size, long[]? stride = null, long[]? padding = null,
                bool ceil_mode = false, bool count_include_pad = true, long? divisor_override = null)
                => AvgPool2dOp.Call(
                    input, kernel_size, stride ?? kernel_size, padding ?? Zero, ceil_mode, count_include_pad, divisor_override);

            /// <inheritdoc cref="avg_pool2d(Tensor, long[], long[], long[], bool, bool, long?)"/>
            public static Tensor avg_pool2d(Tensor input, long kernel_size, long? stride = null, long padding = 0,
                bool ceil_mode = false, bool count_include_pad = true, long? divisor_override = null)
                => avg_pool2d(input, [kernel_size], [stride ?? kernel_size], [padding], ceil_mode, count_include_pad, divisor_override);

            /// <inheritdoc cref="avg_pool2d(Tensor, long[], long[], long[], bool, bool, long?)"/>
            public static Tensor avg_pool2d(Tensor input, (long, long) kernel_size, (long, long)? stride = null,
                (long, long)? padding = null, bool ceil_mode = false, bool count_include_pad = true, long? divisor_override = null)
                => avg_pool2d(input, Pair(kernel_size), Pair(stride ?? kernel_size), Pair(padding ?? (0, 0)),
                    ceil_mode, count_include_pad, divisor_override);

            /// <summary>Means over windows chosen so that the output has a given size.</summary>
            /// <param name="input">[B, C, H, W] or [C, H, W].</param>
            /// <param name="output_size">The output's height and width.</param>
            public static Tensor adaptive_avg_pool2d(Tensor input, long[] output_size)
                => AdaptiveAvgPool2dOp.Call(input, output_size.Length == 1 ? [output_size[0], output_size[0]] : output_size);

            /// <inheritdoc cref="adaptive_avg_pool2d(Tensor, long[])"/>
            public static Tensor adaptive_avg_pool2d(Tensor input, (long, long) output_size)
                => adaptive_avg_pool2d(input, Pair(output_size));

            /// <inheritdoc cref="adaptive_avg_pool2d(Tensor, long[])"/>
            public static Tensor adaptive_avg_pool2d(Tensor input, long output_size)
                => adaptive_avg_pool2d(input, [output_size, output_size]);

            private static long[] Pair((long, long) pair) => [pair.Item1, pair.Item2];
        }
    }
}
