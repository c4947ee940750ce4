using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            private static readonly Operator LinearOp = new("aten::linear");
            private static readonly Operator DropoutOp = new("aten::dropout");
            private static readonly Operator DropoutInPlace = new("aten::dropout_");
            private static readonly Operator EmbeddingOp = new("aten::embedding");
            private static readonly Operator EmbeddingRenormInPlace = new("aten::embedding_renorm_");
            private static readonly Operator OneHotOp = new("aten::one_hot");
            private static readonly Operator NormOp = new("aten::norm", "ScalarOpt_dim");
            private static readonly Operator ClampMinOp = new("aten::clamp_min");
            private static readonly Operator DivOp = new("aten::div", "Tensor");

            /// <summary>input·weightᵀ + bias.</summary>
            /// <param name="input">[..., I].</param>
            /// <param name="weights">[O, I].</param>
            /// <param name="bias">[O] or null.</param>
            /// <returns>[..., O].</returns>
            public static Tensor linear(Tensor input, Tensor weights, Tensor? bias = null) => LinearOp.Call(input, weights, bias);

            /// <summary>Sets each element to zero with probability p and divides the others by 1 − p.</summary>
            /// <param name="input">Any shape.</param>
            /// <param name="p">The probability, 0 to 1.</param>
            /// <param name="training">False returns the input as it is.</param>
            /// <param name="inplace">Whether to overwrite the input.</param>
            public static Tensor dropout(Tensor input, double p = 0.5, bool training = true, bool inplace = false)
                => inplace ? DropoutInPlace.CallInPlace(input, p, training) : DropoutOp.Call(input, p, training);

            /// <summary>The rows of a table for integer indices.</summary>
            /// <param name="x">int64, any shape.</param>
            /// <param name="weight">[N, D].</param>
            /// <param name="padding_idx">A row that gets no gradient; null for none.</param>
            /// <param name="max_norm">Rows with a larger norm are scaled down to it first, in place; null for none.</param>
            /// <param name="norm_type">The norm's exponent.</param>
            /// <param name="scale_grad_by_freq">Whether to divide gradients by how often a row occurs.</param>
            /// <param name="sparse">Whether the gradient is a sparse tensor.</param>
            /// <returns>[..., D].</returns>
            public static Tensor embedding(Tensor x, Tensor weight, long? padding_idx = null, double? max_norm = null,
                double norm_type = 2.0, bool scale_grad_by_freq = false, bool sparse = false)
            {
                if (max_norm is { } limit)
                    using (no_grad())
                        EmbeddingRenormInPlace.CallVoid(weight, x, limit, norm_type);
                return EmbeddingOp.Call(weight, x, padding_idx ?? -1, scale_grad_by_freq, sparse);
            }

            /// <summary>A one at each index, zeros elsewhere.</summary>
            /// <param name="x">int64, any shape, not negative.</param>
            /// <param name="num_classes">The size of the new last dimension; -1 takes the largest index plus one.</param>
            /// <returns>int64 [..., num_classes].</returns>
            public static Tensor one_hot(Tensor x, long num_classes = -1) => OneHotOp.Call(x, num_classes);

            /// <summary>x / max(‖x‖, eps) along a dimension.</summary>
            /// <param name="input">Any shape.</param>
            /// <param name="p">The norm's exponent.</param>
            /// <param name="dim">The dimension to take the norm over.</param>
            /// <param name="eps">Keeps the divisor from zero.</param>
            public static Tensor normalize(Tensor input, double p = 2.0, long dim = 1, double eps = 1e-12)
            {
                var norm = NormOp.Call(input, p, new[] { dim }, true);
                return DivOp.Call(input, ClampMinOp.Call(norm, eps));
            }
        }
    }
}
