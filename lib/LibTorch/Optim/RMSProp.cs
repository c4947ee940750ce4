using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>RMSprop (Hinton): steps of the gradient over the root of the mean squared gradient.</summary>
public partial class RMSProp : ForeachOptimizer<RMSProp.Options, RMSProp.State>
{
    /// <summary>Makes the optimizer for one group.</summary>
    /// <param name="parameters">What to train.</param>
    /// <param name="lr">Learning rate.</param>
    /// <param name="alpha">How much of the mean squared gradient stays at each step.</param>
    /// <param name="eps">Keeps the divisor from zero.</param>
    /// <param name="weight_decay">The factor of the parameter itself in its gradient.</param>
    /// <param name="momentum">The share of the last step in the next.</param>
    /// <param name="centered">Whether to divide by the deviation instead of the mean square.</param>
    /// <param name="maximize">Whether to ascend.</param>
    public RMSProp(IEnumerable<Parameter> parameters, double lr = 1e-2, double alpha = 0.99, double eps = 1e-8,
        double weight_decay = 0, double momentum = 0.0, bool centered = false, bool maximize = false)
        : this([new ParamGroup { Parameters = parameters }], lr, alpha, eps, weight_decay, momentum, centered, maximize)
    {
    }

    /// <summary>Makes the optimizer for several groups.</summary>
    /// <param name="parameters">The groups; their settings go before these.</param>
    /// <param name="lr">Learning rate.</param>
    /// <param name="alpha">How much of the mean squared gradient stays at each step.</param>
    /// <param name="eps">Keeps the divisor from zero.</param>
    /// <param name="weight_decay">The factor of the parameter itself in its gradient.</param>
    /// <param name="momentum">The share of the last step in the next.</param>
    /// <param name="centered">Whether to divide by the deviation instead of the mean square.</param>
    /// <param name="maximize">Whether to ascend.</param>
    /// <exception cref="ArgumentException">A setting is out of its range.</exception>
    public RMSProp(IEnumerable<ParamGroup> parameters, double lr = 1e-2, double alpha = 0.99, double eps = 1e-8,
        double weight_decay = 0, double momentum = 0.0, bool centered = false, bool maximize = false)
        : base(Checked(lr, alpha, eps, weight_decay, momentum, centered, maximize), parameters)
    {
    }

    private protected override State NewState(Parameter parameter, Options options) => new()
    {
        Owner = parameter,
        square_avg = Zeros(parameter),
        momentum_buffer = options.momentum > 0 ? Zeros(parameter) : null,
        grad_avg = options.centered == true ? Zeros(parameter) : null,
    };

    private protected override void Update(ActiveParameters<State> active, Options options)
    {
        var (alpha, rate) = (options.alpha!.Value, options.LearningRate!.Value);
        var gradients = options.maximize == true ? Foreach.Neg(active.Gradients) : active.Gradients;
        if (options.weight_decay is { } decay and not 0)
            gradients = Foreach.Add(gradients, active.Parameters, decay);

        var squares = active.Column(static state => state.square_avg);
        Foreach.Mul_(squares, alpha);
        Foreach.Addcmul_(squares, gradients, gradients, 1 - alpha);
        Tensor[] deviations;
        if (options.centered == true)
        {
            var means = active.Column(static state => state.grad_avg);
            Foreach.Mul_(means, alpha);
            Foreach.Add_(means, gradients, 1 - alpha);
            deviations = Foreach.Addcmul(squares, means, means, -1);
            Foreach.Sqrt_(deviations);
        }
        else
        {
            deviations = Foreach.Sqrt(squares);
        }
        Foreach.Add_(deviations, options.eps!.Value);

        if (options.momentum is { } momentum and > 0)
        {
            var buffers = active.Column(static state => state.momentum_buffer);
            Foreach.Mul_(buffers, momentum);
            Foreach.Addcdiv_(buffers, gradients, deviations);
            if (options.DeviceRate is { } onDevice)
                Foreach.Add_(active.Parameters, Foreach.Mul(buffers, onDevice), -1);
            else
                Foreach.Add_(active.Parameters, buffers, -rate);
        }
        else if (options.DeviceRate is { } onDevice)
        {
            Foreach.Addcdiv_(active.Parameters, Foreach.Mul(gradients, onDevice), deviations, -1);
        }
        else
        {
            Foreach.Addcdiv_(active.Parameters, gradients, deviations, -rate);
        }
    }

    private static Options Checked(
        double lr, double alpha, double eps, double weightDecay, double momentum, bool centered, bool maximize)
    {
        RequireNotNegative(nameof(RMSProp), ("a learning rate", lr), ("alpha", alpha), ("eps", eps),
            ("a weight decay", weightDecay), ("a momentum", momentum));
        return new Options
        {
            LearningRate = lr,
            alpha = alpha,
            eps = eps,
            weight_decay = weightDecay,
            momentum = momentum,
            centered = centered,
            maximize = maximize,
        };
    }
}
