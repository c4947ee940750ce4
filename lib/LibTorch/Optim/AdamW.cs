using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Adam with weights that decay apart from the gradient (Loshchilov and Hutter 2017).</summary>
public class AdamW : AdamBase
{
    /// <summary>Makes the optimizer for one group.</summary>
    /// <param name="parameters">What to train.</param>
    /// <param name="lr">Learning rate.</param>
    /// <param name="beta1">How much of the mean gradient stays at each step, 0 to below 1.</param>
    /// <param name="beta2">How much of the mean squared gradient stays at each step, 0 to below 1.</param>
    /// <param name="eps">Keeps the divisor from zero.</param>
    /// <param name="weight_decay">How much of the learning rate each weight loses at each step.</param>
    /// <param name="amsgrad">Whether to divide by the largest mean square so far.</param>
    /// <param name="maximize">Whether to ascend.</param>
    public AdamW(IEnumerable<Parameter> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8,
        double weight_decay = 1e-2, bool amsgrad = false, bool maximize = false)
        : this([new ParamGroup { Parameters = parameters }], lr, beta1, beta2, eps, weight_decay, amsgrad, maximize)
    {
    }

    /// <summary>Makes the optimizer for several groups.</summary>
    /// <param name="parameters">The groups; their settings go before these.</param>
    /// <param name="lr">Learning rate.</param>
    /// <param name="beta1">How much of the mean gradient stays at each step, 0 to below 1.</param>
    /// <param name="beta2">How much of the mean squared gradient stays at each step, 0 to below 1.</param>
    /// <param name="eps">Keeps the divisor from zero.</param>
    /// <param name="weight_decay">How much of the learning rate each weight loses at each step.</param>
    /// <param name="amsgrad">Whether to divide by the largest mean square so far.</param>
    /// <param name="maximize">Whether to ascend.</param>
    /// <exception cref="ArgumentException">A setting is out of its range.</exception>
    public AdamW(IEnumerable<ParamGroup> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8,
        double weight_decay = 1e-2, bool amsgrad = false, bool maximize = false)
        : base(Checked(nameof(AdamW), lr, beta1, beta2, eps, weight_decay, amsgrad, maximize), parameters)
    {
    }

    private protected override bool DecaysApart => true;

    private protected override Tensor[] Decay(Tensor[] parameters, Tensor[] gradients, double rate, double decay)
    {
        Foreach.Mul_(parameters, 1 - (rate * decay));
        return gradients;
    }
}
