using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Layers' computations as functions of their inputs and weights.</summary>
        public static partial class functional
        {
            private static readonly Operator ReluOp = new("aten::relu");
            private static readonly Operator ReluInPlace = new("aten::relu_");
            private static readonly Operator LeakyReluOp = new("aten::leaky_relu");
            private static readonly Operator LeakyReluInPlace = new("aten::leaky_relu_");
            private static readonly Operator EluOp = new("aten::elu");
            private static readonly Operator EluInPlace = new("aten::elu_");
            private static readonly Operator GeluOp = new("aten::gelu");
            private static readonly Operator GeluInPlace = new("aten::gelu_");
            private static readonly Operator TanhOp = new("aten::tanh");
            private static readonly Operator TanhInPlace = new("aten::tanh_");
            private static readonly Operator SigmoidOp = new("aten::sigmoid");
            private static readonly Operator SigmoidInPlace = new("aten::sigmoid_");
            private static readonly Operator SoftmaxOp = new("aten::softmax", "int");
            private static readonly Operator LogSoftmaxOp = new("aten::log_softmax", "int");

            /// <summary>max(0, x).</summary>
            /// <param name="x">Any shape.</param>
            /// <param name="inplace">Whether to overwrite the input.</param>
            public static Tensor relu(Tensor x, bool inplace = false) => inplace ? ReluInPlace.CallInPlace(x) : ReluOp.Call(x);

            /// <summary>x where positive, else slope·x.</summary>
            /// <param name="input">Any shape.</param>
            /// <param name="negative_slope">The slope below zero.</param>
            /// <param name="inplace">Whether to overwrite the input.</param>
            public static Tensor leaky_relu(Tensor input, double negative_slope = 0.01, bool inplace = false)
                => inplace ? LeakyReluInPlace.CallInPlace(input, negative_slope) : LeakyReluOp.Call(input, negative_slope);

            /// <summary>x where positive, else alpha·(exp(x) − 1).</summary>
            /// <param name="x">Any shape.</param>
            /// <param name="alpha">Minus the limit below zero.</param>
            /// <param name="inplace">Whether to overwrite the input.</param>
            public static Tensor elu(Tensor x, double alpha = 1.0, bool inplace = false)
                => inplace ? EluInPlace.CallInPlace(x, alpha) : EluOp.Call(x, alpha);

            /// <summary>x·Φ(x), with the normal distribution function Φ.</summary>
            /// <param name="x">Any shape.</param>
            /// <param name="inplace">Whether to overwrite the input.</param>
            public static Tensor gelu(Tensor x, bool inplace = false) => inplace ? GeluInPlace.CallInPlace(x) : GeluOp.Call(x);

            /// <summary>Hyperbolic tangent.</summary>
            /// <param name="x">Any shape.</param>
            /// <param name="inplace">Whether to overwrite the input.</param>
            public static Tensor tanh(Tensor x, bool inplace = false) => inplace ? TanhInPlace.CallInPlace(x) : TanhOp.Call(x);

            /// <summary>1 / (1 + exp(−x)).</summary>
            /// <param name="x">Any shape.</param>
            /// <param name="inplace">Whether to overwrite the input.</param>
            public static Tensor sigmoid(Tensor x, bool inplace = false) => inplace ? SigmoidInPlace.CallInPlace(x) : SigmoidOp.Call(x);

            /// <summary>exp(x) / Σ exp(x) along a dimension.</summary>
            /// <param name="input">Any shape.</param>
            /// <param name="dim">The dimension whose values then sum to 1.</param>
            /// <param name="dtype">The type to convert to first, or null.</param>
            public static Tensor softmax(Tensor input, long dim, ScalarType? dtype = null) => SoftmaxOp.Call(input, dim, dtype);

            /// <summary>The logarithm of <see cref="softmax"/>, computed without overflow.</summary>
            /// <param name="input">Any shape.</param>
            /// <param name="dim">The dimension whose exponentials then sum to 1.</param>
            /// <param name="dtype">The type to convert to first, or null.</param>
            public static Tensor log_softmax(Tensor input, long dim, ScalarType? dtype = null) => LogSoftmaxOp.Call(input, dim, dtype);
        }
    }
}
