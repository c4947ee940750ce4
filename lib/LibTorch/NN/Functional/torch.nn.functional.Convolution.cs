using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            private static readonly long[] One = [1], Zero = [0];

            private static readonly Operator Conv1dOp = new("aten::conv1d");
            private static readonly Operator Conv1dPaddingOp = new("aten::conv1d", "padding");
            private static readonly Operator Conv2dOp = new("aten::conv2d");
            private static readonly Operator Conv2dPaddingOp = new("aten::conv2d", "padding");
            private static readonly Operator ConvTranspose2dOp = new("aten::conv_transpose2d", "input");

            /// <summary>One-dimensional convolution.</summary>
            /// <param name="input">[B, C, L] or [C, L].</param>
            /// <param name="weight">[O, C/groups, K].</param>
            /// <param name="bias">[O] or null.</param>
            /// <param name="stride">Steps; 1 if null.</param>
            /// <param name="padding">Zeros on both sides; 0 if null.</param>
            /// <param name="dilation">Distances between taps; 1 if null.</param>
            /// <param name="groups">Into how many independent blocks the channels are split.</param>
            /// <returns>[B, O, L'].</returns>
            public static Tensor conv1d(Tensor input, Tensor weight, Tensor? bias = null,
                long? stride = null, long? padding = null, long? dilation = null, long groups = 1)
                => Conv1dOp.Call(input, weight, bias, Single(stride, One), Single(padding, Zero), Single(dilation, One), groups);

            internal static Tensor conv1d(
                Tensor input, Tensor weight, Tensor? bias, long[] stride, long[] padding, long[] dilation, long groups)
                => Conv1dOp.Call(input, weight, bias, stride, padding, dilation, groups);

            /// <summary>One-dimensional convolution with padding given by name.</summary>
            /// <inheritdoc cref="conv1d(Tensor, Tensor, Tensor?, long?, long?, long?, long)"/>
            public static Tensor conv1d_padding(Tensor input, Tensor weight, Tensor? bias = null,
                long? stride = null, Padding padding = Padding.Valid, long? dilation = null, long groups = 1)
                => Conv1dPaddingOp.Call(input, weight, bias, Single(stride, One), NameOf(padding), Single(dilation, One), groups);

            /// <summary>Two-dimensional convolution.</summary>
            /// <param name="input">[B, C, H, W] or [C, H, W].</param>
            /// <param name="weight">[O, C/groups, KH, KW].</param>
            /// <param name="bias">[O] or null.</param>
            /// <param name="strides">Steps; 1 if null.</param>
            /// <param name="padding">Zeros on each side; 0 if null.</param>
            /// <param name="dilation">Distances between taps; 1 if null.</param>
            /// <param name="groups">Into how many independent blocks the channels are split.</param>
            /// <returns>[B, O, H', W'].</returns>
            public static Tensor conv2d(Tensor input, Tensor weight, Tensor? bias = null,
                long[]? strides = null, long[]? padding = null, long[]? dilation = null, long groups = 1)
                => (groups == 1 && IsAll(strides, 1) && IsAll(dilation, 1) ? PlainConv2d(input, weight, bias, padding ?? Zero) : null)
                    ?? Conv2dOp.Call(input, weight, bias, strides ?? One, padding ?? Zero, dilation ?? One, groups);

            // Null where the native library has no faster way than libtorch's own. It computes in the type of the weights.
            private static Tensor? PlainConv2d(Tensor input, Tensor weight, Tensor? bias, long[] padding)
            {
                if (AutocastScope.OnCpu) return null;
                NativeMethods.Check(NativeMethods.ts_conv2d(
                    input.Handle, weight.Handle, bias?.Handle ?? 0, padding[0], padding[^1], out nint output));
                GC.KeepAlive(input);
                GC.KeepAlive(weight);
                GC.KeepAlive(bias);
                return Tensor.Wrap(output);
            }

            /// <summary>Two-dimensional convolution with padding given by name.</summary>
            /// <inheritdoc cref="conv2d"/>
            public static Tensor conv2d_padding(Tensor input, Tensor weight, Tensor? bias = null,
                long[]? strides = null, Padding padding = Padding.Valid, long[]? dilation = null, long groups = 1)
                => Conv2dPaddingOp.Call(input, weight, bias, strides ?? One, NameOf(padding), dilation ?? One, groups);

            /// <summary>Two-dimensional transposed convolution: the gradient of <see cref="conv2d"/> in its input.</summary>
            /// <param name="input">[B, C, H, W] or [C, H, W].</param>
            /// <param name="weight">[C, O/groups, KH, KW].</param>
            /// <param name="bias">[O] or null.</param>
            /// <param name="strides">Steps of the output; 1 if null.</param>
            /// <param name="padding">What is cut from each side of the output; 0 if null.</param>
            /// <param name="output_padding">What is added to one side of the output; 0 if null.</param>
            /// <param name="dilation">Distances between taps; 1 if null.</param>
            /// <param name="groups">Into how many independent blocks the channels are split.</param>
            /// <returns>[B, O, H', W'].</returns>
            public static Tensor conv_transpose2d(Tensor input, Tensor weight, Tensor? bias = null,
                long[]? strides = null, long[]? padding = null, long[]? output_padding = null, long[]? dilation = null, long groups = 1)
                => ConvTranspose2dOp.Call(
                    input, weight, bias, strides ?? One, padding ?? Zero, output_padding ?? Zero, groups, dilation ?? One);

            private static long[] Single(long? value, long[] otherwise) => value is { } given ? [given] : otherwise;

            private static string NameOf(Padding padding) => padding == Padding.Same ? "same" : "valid";
        }
    }
}
