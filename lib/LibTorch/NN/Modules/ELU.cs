using System.Globalization;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>x where positive, else alpha·(exp(x) − 1).</summary>
public sealed class ELU : nn.Module<Tensor, Tensor>
{
    internal ELU(double alpha, bool inplace)
        : base(nameof(ELU))
    {
        this.alpha = alpha;
        this.inplace = inplace;
    }

    /// <summary>Minus the limit below zero.</summary>
    public double alpha { get; }

    /// <summary>Whether the input is overwritten.</summary>
    public bool inplace { get; }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => nn.functional.elu(input, alpha, inplace);

    /// <inheritdoc/>
    protected override string extra_repr()
        => string.Create(CultureInfo.InvariantCulture, $"alpha={alpha:0.0###}{(inplace ? ", inplace=True" : "")}");
}
