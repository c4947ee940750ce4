using FilterGen.Filters;
using FilterGen.Papers.FilterGeneration;

namespace FilterGen.Papers.NetworkVision.Networks;

/// <summary>
/// A row <c>Residual</c>: two convolutions of 3×3, to whose output the input is added, through a convolution of 1×1 where its size
/// differs (He and others: <i>Deep residual learning</i>). [B, C, H, W] → [B, N, H/s, W/s].
/// </summary>
internal sealed class ResidualStage : Stage
{
    private readonly ConvStage first;
    private readonly ConvStage second;
    private readonly ConvStage? shortcut;

    /// <param name="channels">Input channels C.</param>
    /// <param name="filters">Output channels N.</param>
    /// <param name="stride">Step s of the first convolution.</param>
    public ResidualStage(long channels, long filters, int stride) : base(nameof(ResidualStage))
    {
        Geometry = new ConvGeometry(3, stride, 1);
        first = ConvStage.Normed(channels, filters, Geometry.Value, Activation.ReLU);
        second = ConvStage.Normed(filters, filters, new(3, 1, 1), Activation.None);
        if (stride != 1 || channels != filters) shortcut = ConvStage.Normed(channels, filters, new(1, stride), Activation.None);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override string Layer => "Residual+ReLU";

    /// <inheritdoc/>
    public override ConvGeometry? Geometry { get; }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) =>
        Activation.ReLU.Apply(second.forward(first.forward(input)) + (shortcut?.forward(input) ?? input), inPlace: true);

    internal override long Operations(long[] input, long[] output) =>
        first.Operations(input, output) + second.Operations(output, output) + (shortcut?.Operations(input, output) ?? 0);
}
