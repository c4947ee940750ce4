using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Joins dimensions into one: [B, C, H, W] to [B, C·H·W].</summary>
public sealed class Flatten : nn.Module<Tensor, Tensor>
{
    internal Flatten(long start_dim, long end_dim)
        : base(nameof(Flatten))
    {
        this.start_dim = start_dim;
        this.end_dim = end_dim;
    }

    /// <summary>The first dimension to join.</summary>
    public long start_dim { get; }

    /// <summary>The last dimension to join.</summary>
    public long end_dim { get; }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => input.flatten(start_dim, end_dim);

    /// <inheritdoc/>
    protected override string extra_repr() => $"start_dim={start_dim}, end_dim={end_dim}";
}
