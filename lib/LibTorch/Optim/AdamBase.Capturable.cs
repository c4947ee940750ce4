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
        var roots = (1 - Power(options.beta2!.Value, counts)).sqrt();
        var rates = rate.to(float64) / (1 - Power(options.beta1!.Value, counts));
        var deviations = Foreach.Sqrt(squares);
        for (int i = 0; i < deviations.Length; i++)
            deviations[i].div_(roots[i]).add_(options.eps!.Value);
        for (int i = 0; i < deviations.Length; i++)
            active.Parameters[i].sub_(means[i].mul(rates[i]).div_(deviations[i]));
    }

    private static Tensor Power(double number, Tensor exponents) => full_like(exponents, number).pow(exponents);
}
