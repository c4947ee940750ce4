using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>The logarithm of the softmax along a dimension.</summary>
public sealed class LogSoftmax : nn.Module<Tensor, Tensor>
{
    internal LogSoftmax(long dim)
        : base(nameof(LogSoftmax))
    {
        this.dim = dim;
    }

    /// <summary>The dimension over which the outputs (for the logarithm, their exponentials) sum to 1.</summary>
    public long dim { get; }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => nn.functional.log_softmax(input, dim);

    /// <inheritdoc/>
    protected override string extra_repr() => $"dim={dim}";
}
