using System.Globalization;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Sets each element to zero with probability p when training, and divides the others by 1 − p.</summary>
public sealed class Dropout : nn.Module<Tensor, Tensor>
{
    internal Dropout(double p, bool inplace)
        : base(nameof(Dropout))
    {
        if (p is < 0 or > 1)
            throw new ArgumentException($"Dropout: expected a probability from 0 to 1, found {p.ToString(CultureInfo.InvariantCulture)}.");
        this.p = p;
        this.inplace = inplace;
    }

    /// <summary>The probability, 0 to 1.</summary>
    public double p { get; }

    /// <summary>Whether the input is overwritten.</summary>
    public bool inplace { get; }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => nn.functional.dropout(input, p, training, inplace);

    /// <inheritdoc/>
    protected override string extra_repr()
        => string.Create(CultureInfo.InvariantCulture, $"p={p}, inplace={(inplace ? "True" : "False")}");
}
