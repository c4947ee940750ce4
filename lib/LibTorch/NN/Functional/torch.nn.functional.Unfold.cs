using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            private static readonly Operator Im2ColOp = new("aten::im2col");
            private static readonly Operator Col2ImOp = new("aten::col2im");

            /// <summary>The windows of an image as columns.</summary>
            /// <param name="input">[B, C, H, W] or [C, H, W].</param>
            /// <param name="kernel_size">The window's height and width.</param>
            /// <param name="dilation">Distances inside the window; 1 if null.</param>
            /// <param name="padding">Zeros on each side; 0 if null.</param>
            /// <param name="stride">Steps; 1 if null.</param>
            /// <returns>[B, C·KH·KW, number of windows].</returns>
            public static Tensor unfold(Tensor input, (long, long) kernel_size, (long, long)? dilation = null,
                (long, long)? padding = null, (long, long)? stride = null)
                => Im2ColOp.Call(input, Pair(kernel_size), Pair(dilation ?? (1, 1)), Pair(padding ?? (0, 0)), Pair(stride ?? (1, 1)));

            /// <summary>The square windows of an image as columns.</summary>
            /// <param name="input">[B, C, H, W] or [C, H, W].</param>
            /// <param name="kernel_size">The window's height and width.</param>
            /// <param name="dilation">Distances inside the window.</param>
            /// <param name="padding">Zeros on each side.</param>
            /// <param name="stride">Steps.</param>
            public static Tensor unfold(Tensor input, long kernel_size, long dilation = 1, long padding = 0, long stride = 1)
                => unfold(input, (kernel_size, kernel_size), (dilation, dilation), (padding, padding), (stride, stride));

            /// <summary>Adds windows up to an image: the gradient of unfold.</summary>
            /// <param name="input">[B, C·KH·KW, number of windows].</param>
            /// <param name="output_size">The image's height and width.</param>
            /// <param name="kernel_size">The window's height and width.</param>
            /// <param name="dilation">Distances inside the window; 1 if null.</param>
            /// <param name="padding">What is cut from each side; 0 if null.</param>
            /// <param name="stride">Steps; 1 if null.</param>
            /// <returns>[B, C, H, W].</returns>
            public static Tensor fold(Tensor input, (long, long) output_size, (long, long) kernel_size, (long, long)? dilation = null,
                (long, long)? padding = null, (long, long)? stride = null)
                => Col2ImOp.Call(input, Pair(output_size), Pair(kernel_size), Pair(dilation ?? (1, 1)),
                    Pair(padding ?? (0, 0)), Pair(stride ?? (1, 1)));

            /// <summary>Adds square windows up to a square image: the gradient of unfold.</summary>
            /// <param name="input">[B, C·K·K, number of windows].</param>
            /// <param name="output_size">The image's height and width.</param>
            /// <param name="kernel_size">The window's height and width.</param>
            /// <param name="dilation">Distances inside the window.</param>
            /// <param name="padding">What is cut from each side.</param>
            /// <param name="stride">Steps.</param>
            public static Tensor fold(
                Tensor input, long output_size, long kernel_size, long dilation = 1, long padding = 0, long stride = 1)
                => fold(
                    input, (output_size, output_size), (kernel_size, kernel_size),
                    (dilation, dilation), (padding, padding), (stride, stride));
        }
    }
}
