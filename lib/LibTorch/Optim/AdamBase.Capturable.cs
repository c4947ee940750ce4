using static TorchSharp.torch;

namespace TorchSharp.Modules;

public abstract partial class AdamBase
{
    /// <summary>Whether weights decay apart from the gradient.</summary>
    private protected abstract bool DecaysApart { get; }

    /// <summary>The step with the rate and the counts of steps read on the device.</summary>
    private void UpdateOnDevice(ActiveParameters<State> active, Options options, Tensor rate)
    {
        if (FusedAdam.Fits(active.Parameters))
        {
            FusedAdam.Step(active, options, rate, DecaysApart);
            return;
        }
        var gradients = options.maximize == true ? Foreach.Neg(active.Gradients) : active.Gradients;
        if (options.weight_decay is { } decay and not 0)
        {
            if (DecaysApart)
                Foreach.Mul_(active.Parameters, 1 - (rate * decay));
            else
                gradients = Foreach.Add(gradients, active.Parameters, decay);
        }

        var (means, squares) = UpdateMeans(active, gradients, options);
        var counts = stack(active.Column(static state => state.Count)).to(float64);
        var roots = (1 - exp(counts * Math.Log(options.beta2!.Value))).sqrt();
        var rates = rate.to(float64) / (1 - exp(counts * Math.Log(options.beta1!.Value)));
        var deviations = Foreach.Sqrt(squares);
        for (int i = 0; i < deviations.Length; i++)
            deviations[i].div_(roots[i]).add_(options.eps!.Value);
        for (int i = 0; i < deviations.Length; i++)
            active.Parameters[i].sub_(means[i].div(deviations[i]).mul_(rates[i]));
    }
}
