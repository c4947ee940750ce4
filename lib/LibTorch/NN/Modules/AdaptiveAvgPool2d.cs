using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Means over windows chosen so that the output has a given height and width.</summary>
public sealed class AdaptiveAvgPool2d : nn.Module<Tensor, Tensor>
{
    internal AdaptiveAvgPool2d(long[] outputSize)
        : base(nameof(AdaptiveAvgPool2d))
        => output_size = outputSize;

    /// <summary>The output's height and width.</summary>
    public long[] output_size { get; }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => nn.functional.adaptive_avg_pool2d(input, output_size);

    /// <inheritdoc/>
    protected override string extra_repr() => $"output_size={PairText.Of(output_size)}";
}
