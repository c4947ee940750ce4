using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>−log softmax(logits)[class].</summary>
        /// <param name="weight">[K], how much each class counts; or null.</param>
        /// <param name="ignore_index">A class that does not count; or null.</param>
        /// <param name="reduction">Mean (weighted), sum or none.</param>
        public static CrossEntropyLoss CrossEntropyLoss(
            Tensor? weight = null, long? ignore_index = null, Reduction reduction = Reduction.Mean)
            => new(weight, ignore_index, reduction);

        /// <summary>−x[class] for logarithms of probabilities.</summary>
        /// <param name="weight">[K], how much each class counts; or null.</param>
        /// <param name="reduction">Mean (weighted), sum or none.</param>
        public static NLLLoss NLLLoss(Tensor? weight = null, Reduction reduction = Reduction.Mean) => new(weight, reduction);

        /// <summary>Binary cross-entropy of probabilities.</summary>
        /// <param name="weight">How much each element counts; or null.</param>
        /// <param name="reduction">Mean, sum or none.</param>
        public static BCELoss BCELoss(Tensor? weight = null, Reduction reduction = Reduction.Mean) => new(weight, reduction);

        /// <summary>Binary cross-entropy of logits, computed without overflow.</summary>
        /// <param name="weight">How much each element counts; or null.</param>
        /// <param name="reduction">Mean, sum or none.</param>
        /// <param name="pos_weights">How much positive targets count; or null.</param>
        public static BCEWithLogitsLoss BCEWithLogitsLoss(
            Tensor? weight = null, Reduction reduction = Reduction.Mean, Tensor? pos_weights = null)
            => new(weight, reduction, pos_weights);

        /// <summary>Squared error.</summary>
        /// <param name="reduction">Mean, sum or none.</param>
        public static MSELoss MSELoss(Reduction reduction = Reduction.Mean) => new(reduction);

        /// <summary>Absolute error.</summary>
        /// <param name="reduction">Mean, sum or none.</param>
        public static L1Loss L1Loss(Reduction reduction = Reduction.Mean) => new(reduction);
    }
}
