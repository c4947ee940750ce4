using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        /// <summary>Adam (Kingma and Ba 2014).</summary>
        /// <param name="parameters">What to train.</param>
        /// <param name="lr">Learning rate.</param>
        /// <param name="beta1">How much of the mean gradient stays at each step.</param>
        /// <param name="beta2">How much of the mean squared gradient stays at each step.</param>
        /// <param name="eps">Keeps the divisor from zero.</param>
        /// <param name="weight_decay">The factor of the parameter itself in its gradient.</param>
        /// <param name="amsgrad">Whether to divide by the largest mean square so far.</param>
        /// <param name="maximize">Whether to ascend.</param>
        public static Adam Adam(IEnumerable<Parameter> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999,
            double eps = 1e-8, double weight_decay = 0, bool amsgrad = false, bool maximize = false)
            => new(parameters, lr, beta1, beta2, eps, weight_decay, amsgrad, maximize);

        /// <summary>Adam (Kingma and Ba 2014).</summary>
        /// <param name="parameters">What to train, with names.</param>
        /// <param name="lr">Learning rate.</param>
        /// <param name="beta1">How much of the mean gradient stays at each step.</param>
        /// <param name="beta2">How much of the mean squared gradient stays at each step.</param>
        /// <param name="eps">Keeps the divisor from zero.</param>
        /// <param name="weight_decay">The factor of the parameter itself in its gradient.</param>
        /// <param name="amsgrad">Whether to divide by the largest mean square so far.</param>
        /// <param name="maximize">Whether to ascend.</param>
        public static Adam Adam(IEnumerable<(string name, Parameter parameter)> parameters, double lr = 1e-3, double beta1 = 0.9,
            double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0, bool amsgrad = false, bool maximize = false)
            => new(parameters.Select(pair => pair.parameter), lr, beta1, beta2, eps, weight_decay, amsgrad, maximize);

        /// <summary>Adam (Kingma and Ba 2014).</summary>
        /// <param name="parameters">Groups; their settings go before these.</param>
        /// <param name="lr">Learning rate.</param>
        /// <param name="beta1">How much of the mean gradient stays at each step.</param>
        /// <param name="beta2">How much of the mean squared gradient stays at each step.</param>
        /// <param name="eps">Keeps the divisor from zero.</param>
        /// <param name="weight_decay">The factor of the parameter itself in its gradient.</param>
        /// <param name="amsgrad">Whether to divide by the largest mean square so far.</param>
        /// <param name="maximize">Whether to ascend.</param>
        public static Adam Adam(IEnumerable<Adam.ParamGroup> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999,
            double eps = 1e-8, double weight_decay = 0, bool amsgrad = false, bool maximize = false)
            => new(parameters, lr, beta1, beta2, eps, weight_decay, amsgrad, maximize);
    }
}
