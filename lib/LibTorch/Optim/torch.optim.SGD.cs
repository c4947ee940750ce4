using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        /// <summary>Stochastic gradient descent, with momentum if wanted.</summary>
        /// <param name="parameters">What to train.</param>
        /// <param name="learningRate">Learning rate.</param>
        /// <param name="momentum">The share of the last step in the next.</param>
        /// <param name="dampening">What the gradient's share in the momentum lacks to 1.</param>
        /// <param name="weight_decay">The factor of the parameter itself in its gradient.</param>
        /// <param name="nesterov">Whether to look a step ahead.</param>
        /// <param name="maximize">Whether to ascend.</param>
        public static SGD SGD(IEnumerable<Parameter> parameters, double learningRate, double momentum = 0.0, double dampening = 0,
            double weight_decay = 0, bool nesterov = false, bool maximize = false)
            => new(parameters, learningRate, momentum, dampening, weight_decay, nesterov, maximize);

        /// <summary>Stochastic gradient descent, with momentum if wanted.</summary>
        /// <param name="parameters">What to train, with names.</param>
        /// <param name="learningRate">Learning rate.</param>
        /// <param name="momentum">The share of the last step in the next.</param>
        /// <param name="dampening">What the gradient's share in the momentum lacks to 1.</param>
        /// <param name="weight_decay">The factor of the parameter itself in its gradient.</param>
        /// <param name="nesterov">Whether to look a step ahead.</param>
        /// <param name="maximize">Whether to ascend.</param>
        public static SGD SGD(IEnumerable<(string name, Parameter parameter)> parameters, double learningRate,
            double momentum = 0.0, double dampening = 0, double weight_decay = 0, bool nesterov = false, bool maximize = false)
            => new(parameters.Select(pair => pair.parameter), learningRate, momentum, dampening, weight_decay, nesterov, maximize);

        /// <summary>Stochastic gradient descent, with momentum if wanted.</summary>
        /// <param name="parameters">Groups; their settings go before these.</param>
        /// <param name="learningRate">Learning rate.</param>
        /// <param name="momentum">The share of the last step in the next.</param>
        /// <param name="dampening">What the gradient's share in the momentum lacks to 1.</param>
        /// <param name="weight_decay">The factor of the parameter itself in its gradient.</param>
        /// <param name="nesterov">Whether to look a step ahead.</param>
        /// <param name="maximize">Whether to ascend.</param>
        public static SGD SGD(IEnumerable<SGD.ParamGroup> parameters, double learningRate, double momentum = 0.0,
            double dampening = 0, double weight_decay = 0, bool nesterov = false, bool maximize = false)
            => new(parameters, learningRate, momentum, dampening, weight_decay, nesterov, maximize);
    }
}
