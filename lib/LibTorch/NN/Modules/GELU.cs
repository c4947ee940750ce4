using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>x·Φ(x), with the normal distribution function Φ.</summary>
public sealed class GELU : nn.Module<Tensor, Tensor>
{
    internal GELU(bool inplace)
        : base(nameof(GELU))
    {
        this.inplace = inplace;
    }

    /// <summary>Whether the input is overwritten.</summary>
    public bool inplace { get; }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => nn.functional.gelu(input, inplace);

    /// <inheritdoc/>
    protected override string extra_repr() => "approximate='none'";
}
