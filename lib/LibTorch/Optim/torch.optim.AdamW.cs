using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        /// <summary>Adam with weights that decay apart from the gradient (Loshchilov and Hutter 2017).</summary>
        /// <param name="parameters">What to train.</param>
        /// <param name="lr">Learning rate.</param>
        /// <param name="beta1">How much of the mean gradient stays at each step.</param>
        /// <param name="beta2">How much of the mean squared gradient stays at each step.</param>
        /// <param name="eps">Keeps the divisor from zero.</param>
        /// <param name="weight_decay">How much of the learning rate each weight loses at each step.</param>
        /// <param name="amsgrad">Whether to divide by the largest mean square so far.</param>
        /// <param name="maximize">Whether to ascend.</param>
        public static AdamW AdamW(IEnumerable<Parameter> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999,
            double eps = 1e-8, double weight_decay = 1e-2, bool amsgrad = false, bool maximize = false)
            => new(parameters, lr, beta1, beta2, eps, weight_decay, amsgrad, maximize);

        /// <summary>Adam with weights that decay apart from the gradient (Loshchilov and Hutter 2017).</summary>
        /// <param name="parameters">What to train, with names.</param>
        /// <param name="lr">Learning rate.</param>
        /// <param name="beta1">How much of the mean gradient stays at each step.</param>
        /// <param name="beta2">How much of the mean squared gradient stays at each step.</param>
        /// <param name="eps">Keeps the divisor from zero.</param>
        /// <param name="weight_decay">How much of the learning rate each weight loses at each step.</param>
        /// <param name="amsgrad">Whether to divide by the largest mean square so far.</param>
        /// <param name="maximize">Whether to ascend.</param>
        public static AdamW AdamW(IEnumerable<(string name, Parameter parameter)> parameters, double lr = 1e-3, double beta1 = 0.9,
            double beta2 = 0.999, double eps = 1e-8, double weight_decay = 1e-2, bool amsgrad = false, bool maximize = false)
            => new(parameters.Select(pair => pair.parameter), lr, beta1, beta2, eps, weight_decay, amsgrad, maximize);

        /// <summary>Adam with weights that decay apart from the gradient (Loshchilov and Hutter 2017).</summary>
        /// <param name="parameters">Groups; their settings go before these.</param>
        /// <param name="lr">Learning rate.</param>
        /// <param name="beta1">How much of the mean gradient stays at each step.</param>
        /// <param name="beta2">How much of the mean squared gradient stays at each step.</param>
        /// <param name="eps">Keeps the divisor from zero.</param>
        /// <param name="weight_decay">How much of the learning rate each weight loses at each step.</param>
        /// <param name="amsgrad">Whether to divide by the largest mean square so far.</param>
        /// <param name="maximize">Whether to ascend.</param>
        public static AdamW AdamW(IEnumerable<AdamW.ParamGroup> parameters, double lr = 1e-3, double beta1 = 0.9,
            double beta2 = 0.999, double eps = 1e-8, double weight_decay = 1e-2, bool amsgrad = false, bool maximize = false)
            => new(parameters, lr, beta1, beta2, eps, weight_decay, amsgrad, maximize);
    }
}
