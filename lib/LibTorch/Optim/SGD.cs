using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Stochastic gradient descent, with momentum if wanted.</summary>
public partial class SGD : ForeachOptimizer<SGD.Options, SGD.State>
{
    /// <summary>Makes the optimizer for one group.</summary>
    /// <param name="parameters">What to train.</param>
    /// <param name="lr">Learning rate.</param>
    /// <param name="momentum">The share of the last step in the next.</param>
    /// <param name="dampening">What the gradient's share in the momentum lacks to 1.</param>
    /// <param name="weight_decay">The factor of the parameter itself in its gradient.</param>
    /// <param name="nesterov">Whether to look a step ahead.</param>
    /// <param name="maximize">Whether to ascend.</param>
    public SGD(IEnumerable<Parameter> parameters, double lr, double momentum = 0.0, double dampening = 0, double weight_decay = 0,
        bool nesterov = false, bool maximize = false)
        : this([new ParamGroup { Parameters = parameters }], lr, momentum, dampening, weight_decay, nesterov, maximize)
    {
    }

    /// <summary>Makes the optimizer for several groups.</summary>
    /// <param name="parameters">The groups; their settings go before these.</param>
    /// <param name="lr">Learning rate.</param>
    /// <param name="momentum">The share of the last step in the next.</param>
    /// <param name="dampening">What the gradient's share in the momentum lacks to 1.</param>
    /// <param name="weight_decay">The factor of the parameter itself in its gradient.</param>
    /// <param name="nesterov">Whether to look a step ahead.</param>
    /// <param name="maximize">Whether to ascend.</param>
    /// <exception cref="ArgumentException">A setting is out of its range.</exception>
    public SGD(IEnumerable<ParamGroup> parameters, double lr, double momentum = 0.0, double dampening = 0, double weight_decay = 0,
        bool nesterov = false, bool maximize = false)
        : base(Checked(lr, momentum, dampening, weight_decay, nesterov, maximize), parameters)
    {
    }

    private protected override void Update(ActiveParameters<State> active, Options options)
    {
        var gradients = active.Gradients;
        if (options.weight_decay is { } decay and not 0)
            gradients = Foreach.Add(gradients, active.Parameters, options.maximize == true ? -decay : decay);
        if (options.momentum is { } momentum and not 0)
            gradients = WithMomentum(active, gradients, momentum, options);
        if (options.DeviceRate is { } onDevice)
        {
            Foreach.Add_(active.Parameters, Foreach.Mul(gradients, onDevice), options.maximize == true ? 1 : -1);
            return;
        }
        var rate = options.LearningRate!.Value;
        Foreach.Add_(active.Parameters, gradients, options.maximize == true ? rate : -rate);
    }

    private static Tensor[] WithMomentum(ActiveParameters<State> active, Tensor[] gradients, double momentum, Options options)
    {
        bool first = active.States.Any(static state => state.momentum_buffer is null);
        if (first)
        {
            for (int i = 0; i < gradients.Length; i++)
                active.States[i].Accumulate(gradients[i], momentum, 1 - options.dampening!.Value);
        }
        var buffers = active.Column(static state => state.momentum_buffer);
        if (!first)
        {
            Foreach.Mul_(buffers, momentum);
            Foreach.Add_(buffers, gradients, 1 - options.dampening!.Value);
        }
        return options.nesterov == true ? Foreach.Add(gradients, buffers, momentum) : buffers;
    }

    private static Options Checked(
        double lr, double momentum, double dampening, double weightDecay, bool nesterov, bool maximize)
    {
        RequireNotNegative(nameof(SGD), ("a learning rate", lr), ("a momentum", momentum), ("a weight decay", weightDecay));
        if (nesterov && (momentum <= 0 || dampening != 0))
            throw new ArgumentException("SGD: Nesterov's method needs a momentum above 0 and a dampening of 0.");
        return new Options
        {
            LearningRate = lr,
            momentum = momentum,
            dampening = dampening,
            weight_decay = weightDecay,
            nesterov = nesterov,
            maximize = maximize,
        };
    }
}
