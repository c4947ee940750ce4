using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        /// <summary>RMSprop (Hinton).</summary>
        /// <param name="parameters">What to train.</param>
        /// <param name="lr">Learning rate.</param>
        /// <param name="alpha">How much of the mean squared gradient stays at each step.</param>
        /// <param name="eps">Keeps the divisor from zero.</param>
        /// <param name="weight_decay">The factor of the parameter itself in its gradient.</param>
        /// <param name="momentum">The share of the last step in the next.</param>
        /// <param name="centered">Whether to divide by the deviation instead of the mean square.</param>
        /// <param name="maximize">Whether to ascend.</param>
        public static RMSProp RMSProp(IEnumerable<Parameter> parameters, double lr = 0.01, double alpha = 0.99, double eps = 1e-8,
            double weight_decay = 0, double momentum = 0, bool centered = false, bool maximize = false)
            => new(parameters, lr, alpha, eps, weight_decay, momentum, centered, maximize);

        /// <summary>RMSprop (Hinton).</summary>
        /// <param name="parameters">What to train, with names.</param>
        /// <param name="lr">Learning rate.</param>
        /// <param name="alpha">How much of the mean squared gradient stays at each step.</param>
        /// <param name="eps">Keeps the divisor from zero.</param>
        /// <param name="weight_decay">The factor of the parameter itself in its gradient.</param>
        /// <param name="momentum">The share of the last step in the next.</param>
        /// <param name="centered">Whether to divide by the deviation instead of the mean square.</param>
        /// <param name="maximize">Whether to ascend.</param>
        public static RMSProp RMSProp(IEnumerable<(string name, Parameter parameter)> parameters, double lr = 0.01,
            double alpha = 0.99, double eps = 1e-8, double weight_decay = 0, double momentum = 0, bool centered = false,
            bool maximize = false)
            => new(parameters.Select(pair => pair.parameter), lr, alpha, eps, weight_decay, momentum, centered, maximize);

        /// <summary>RMSprop (Hinton).</summary>
        /// <param name="parameters">Groups; their settings go before these.</param>
        /// <param name="lr">Learning rate.</param>
        /// <param name="alpha">How much of the mean squared gradient stays at each step.</param>
        /// <param name="eps">Keeps the divisor from zero.</param>
        /// <param name="weight_decay">The factor of the parameter itself in its gradient.</param>
        /// <param name="momentum">The share of the last step in the next.</param>
        /// <param name="centered">Whether to divide by the deviation instead of the mean square.</param>
        /// <param name="maximize">Whether to ascend.</param>
        public static RMSProp RMSProp(IEnumerable<RMSProp.ParamGroup> parameters, double lr = 0.01, double alpha = 0.99,
            double eps = 1e-8, double weight_decay = 0, double momentum = 0, bool centered = false, bool maximize = false)
            => new(parameters, lr, alpha, eps, weight_decay, momentum, centered, maximize);
    }
}
