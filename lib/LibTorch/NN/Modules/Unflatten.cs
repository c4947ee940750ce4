using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Splits a dimension into several.</summary>
public sealed class Unflatten : nn.Module<Tensor, Tensor>
{
    internal Unflatten(long dim, long[] unflattened_size)
        : base(nameof(Unflatten))
    {
        this.dim = dim;
        this.unflattened_size = unflattened_size;
    }

    /// <summary>The dimension to split.</summary>
    public long dim { get; }

    /// <summary>The sizes to split it into.</summary>
    public long[] unflattened_size { get; }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => input.unflatten(dim, unflattened_size);

    /// <inheritdoc/>
    protected override string extra_repr() => $"dim={dim}, unflattened_size=({string.Join(", ", unflattened_size)})";
}
