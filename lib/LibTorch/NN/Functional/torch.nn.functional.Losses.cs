using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            private static readonly Operator CrossEntropyOp = new("aten::cross_entropy_loss");
            private static readonly Operator NllOp = new("aten::nll_loss_nd");
            private static readonly Operator BinaryCrossEntropyOp = new("aten::binary_cross_entropy");
            private static readonly Operator BinaryCrossEntropyWithLogitsOp = new("aten::binary_cross_entropy_with_logits");
            private static readonly Operator MseOp = new("aten::mse_loss");
            private static readonly Operator L1Op = new("aten::l1_loss");

            /// <summary>−log softmax(input)[target].</summary>
            /// <param name="input">Logits [B, K] or [B, K, ...].</param>
            /// <param name="target">Classes, int64 [B] or [B, ...]; or probabilities of the input's shape.</param>
            /// <param name="weight">[K], how much each class counts; or null.</param>
            /// <param name="ignore_index">A class that does not count.</param>
            /// <param name="reduction">Mean (weighted), sum or none.</param>
            /// <param name="label_smoothing">0 to 1: the share of the uniform distribution in the target.</param>
            public static Tensor cross_entropy(Tensor input, Tensor target, Tensor? weight = null, long ignore_index = -100,
                Reduction reduction = Reduction.Mean, double label_smoothing = 0.0)
                => CrossEntropyOp.Call(input, target, weight, (long)reduction, ignore_index, label_smoothing);

            /// <summary>−input[target].</summary>
            /// <param name="input">Logarithms of probabilities [B, K] or [B, K, ...].</param>
            /// <param name="target">Classes, int64 [B] or [B, ...].</param>
            /// <param name="weight">[K], how much each class counts; or null.</param>
            /// <param name="reduction">Mean (weighted), sum or none.</param>
            /// <param name="ignore_index">A class that does not count.</param>
            public static Tensor nll_loss(Tensor input, Tensor target, Tensor? weight = null,
                Reduction reduction = Reduction.Mean, long ignore_index = -100)
                => NllOp.Call(input, target, weight, (long)reduction, ignore_index);

            /// <summary>−(t·log x + (1 − t)·log(1 − x)).</summary>
            /// <param name="input">Probabilities, 0 to 1, any shape.</param>
            /// <param name="target">0 to 1, the input's shape.</param>
            /// <param name="weight">How much each element counts; or null.</param>
            /// <param name="reduction">Mean, sum or none.</param>
            public static Tensor binary_cross_entropy(
                Tensor input, Tensor target, Tensor? weight = null, Reduction reduction = Reduction.Mean)
                => BinaryCrossEntropyOp.Call(input, target, weight, (long)reduction);

            /// <summary>The binary cross-entropy of sigmoid(input), computed without overflow.</summary>
            /// <param name="input">Logits, any shape.</param>
            /// <param name="target">0 to 1, the input's shape.</param>
            /// <param name="weight">How much each element counts; or null.</param>
            /// <param name="reduction">Mean, sum or none.</param>
            /// <param name="pos_weights">How much positive targets count; or null.</param>
            public static Tensor binary_cross_entropy_with_logits(Tensor input, Tensor target, Tensor? weight = null,
                Reduction reduction = Reduction.Mean, Tensor? pos_weights = null)
                => BinaryCrossEntropyWithLogitsOp.Call(input, target, weight, pos_weights, (long)reduction);

            /// <summary>(x − t)².</summary>
            /// <param name="input">Any shape.</param>
            /// <param name="target">The input's shape.</param>
            /// <param name="reduction">Mean, sum or none.</param>
            public static Tensor mse_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean)
                => MseOp.Call(input, target, (long)reduction);

            /// <summary>|x − t|.</summary>
            /// <param name="input">Any shape.</param>
            /// <param name="target">The input's shape.</param>
            /// <param name="reduction">Mean, sum or none.</param>
            public static Tensor l1_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean)
                => L1Op.Call(input, target, (long)reduction);
        }
    }
}
