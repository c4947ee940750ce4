using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What Adam and AdamW share; they differ in how weights decay.</summary>
public abstract partial class AdamBase : ForeachOptimizer<AdamBase.Options, AdamBase.State>
{
    private protected AdamBase(Options defaults, IEnumerable<Modules.ParamGroup> groups)
        : base(defaults, groups)
    {
    }

    private protected override State NewState(Parameter parameter, Options options) => new()
    {
        Owner = parameter,
        exp_avg = Zeros(parameter),
        exp_avg_sq = Zeros(parameter),
        max_exp_avg_sq = options.amsgrad == true ? Zeros(parameter) : null,
    };

    /// <summary>Applies the weight decay; the result is the gradient to go on with.</summary>
    private protected abstract Tensor[] Decay(Tensor[] parameters, Tensor[] gradients, double rate, double decay);

    private protected override void Update(ActiveParameters<State> active, Options options)
    {
        if (options.DeviceRate is { } onDevice)
        {
            UpdateOnDevice(active, options, onDevice);
            return;
        }
        var (beta1, beta2) = (options.beta1!.Value, options.beta2!.Value);
        var rate = options.LearningRate!.Value;
        var gradients = options.maximize == true ? Foreach.Neg(active.Gradients) : active.Gradients;
        if (options.weight_decay is { } decay and not 0)
            gradients = Decay(active.Parameters, gradients, rate, decay);

        var step = active.States[0].step;
        if (options.amsgrad != true && CpuAdam.TryStep(active.Parameters, gradients, active.Column(static state => state.exp_avg),
            active.Column(static state => state.exp_avg_sq), options, step))
            return;

        var (means, squares) = UpdateMeans(active, gradients, options);
        var deviations = Foreach.Sqrt(squares);
        Foreach.Div_(deviations, Math.Sqrt(1 - Math.Pow(beta2, step)));
        Foreach.Add_(deviations, options.eps!.Value);
        Foreach.Addcdiv_(active.Parameters, means, deviations, -rate / (1 - Math.Pow(beta1, step)));
    }

    /// <summary>Takes the gradients into the running means.</summary>
    /// <returns>The means of the gradients and, to divide by, those of their squares.</returns>
    private static (Tensor[] Means, Tensor[] Squares) UpdateMeans(ActiveParameters<State> active, Tensor[] gradients, Options options)
    {
        var (beta1, beta2) = (options.beta1!.Value, options.beta2!.Value);
        var means = active.Column(static state => state.exp_avg);
        Foreach.Mul_(means, beta1);
        Foreach.Add_(means, gradients, 1 - beta1);
        var squares = active.Column(static state => state.exp_avg_sq);
        Foreach.Mul_(squares, beta2);
        Foreach.Addcmul_(squares, gradients, gradients, 1 - beta2);
        if (options.amsgrad != true)
            return (means, squares);
        var largest = active.Column(static state => state.max_exp_avg_sq);
        Foreach.Maximum_(largest, squares);
        return (means, largest);
    }

    private protected static Options Checked(string name, double lr, double beta1, double beta2, double eps, double weightDecay,
        bool amsgrad, bool maximize)
    {
        RequireNotNegative(name, ("a learning rate", lr), ("eps", eps), ("a weight decay", weightDecay));
        RequireFraction(name, ("beta1", beta1), ("beta2", beta2));
        return new Options
        {
            LearningRate = lr,
            beta1 = beta1,
            beta2 = beta2,
            eps = eps,
            weight_decay = weightDecay,
            amsgrad = amsgrad,
            maximize = maximize,
        };
    }
}
