using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>exp(x) / Σ exp(x) along a dimension.</summary>
public sealed class Softmax : nn.Module<Tensor, Tensor>
{
    internal Softmax(long dim)
        : base(nameof(Softmax))
    {
        this.dim = dim;
    }

    /// <summary>The dimension over which the outputs (for the logarithm, their exponentials) sum to 1.</summary>
    public long dim { get; }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => nn.functional.softmax(input, dim);

    /// <inheritdoc/>
    protected override string extra_repr() => $"dim={dim}";
}
