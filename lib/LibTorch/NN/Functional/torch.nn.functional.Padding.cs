using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            private static readonly Operator PadOp = new("aten::pad");

            /// <summary>Puts values around a tensor's edges.</summary>
            /// <param name="input">Any shape; for modes other than constant, with batch and channel dimensions first.</param>
            /// <param name="pad">How much before and after in the last dimension, then in the one before it, and so on.</param>
            /// <param name="mode">What to put there.</param>
            /// <param name="value">The value for constant padding.</param>
            public static Tensor pad(Tensor input, long[] pad, PaddingModes mode = PaddingModes.Constant, double value = 0)
                => mode is PaddingModes.Constant ? PadOp.Call(input, pad, "constant", value)
                    : mode is PaddingModes.Zeros ? PadOp.Call(input, pad, "constant", 0.0)
                    : PadOp.Call(input, pad, mode.ToString().ToLowerInvariant(), Arg.None);

            /// <inheritdoc cref="pad(Tensor, long[], PaddingModes, double)"/>
            public static Tensor pad(Tensor input, ReadOnlySpan<long> pad, PaddingModes mode = PaddingModes.Constant, double value = 0)
                => functional.pad(input, pad.ToArray(), mode, value);

            /// <summary>Puts values around the last dimension.</summary>
            /// <inheritdoc cref="pad(Tensor, long[], PaddingModes, double)"/>
            public static Tensor pad(Tensor input, (long, long) pad, PaddingModes mode = PaddingModes.Constant, double value = 0)
                => functional.pad(input, Pair(pad), mode, value);

            /// <summary>Puts values around the last two dimensions: left, right, top, bottom.</summary>
            /// <inheritdoc cref="pad(Tensor, long[], PaddingModes, double)"/>
            public static Tensor pad(
                Tensor input, (long, long, long, long) pad, PaddingModes mode = PaddingModes.Constant, double value = 0)
                => functional.pad(input, new[] { pad.Item1, pad.Item2, pad.Item3, pad.Item4 }, mode, value);

            /// <summary>Puts the same number of values around every dimension.</summary>
            /// <inheritdoc cref="pad(Tensor, long[], PaddingModes, double)"/>
            public static Tensor pad(Tensor input, long pad, PaddingModes mode = PaddingModes.Constant, double value = 0)
            {
                var all = new long[input.ndim * 2];
                Array.Fill(all, pad);
                return functional.pad(input, all, mode, value);
            }
        }
    }
}
