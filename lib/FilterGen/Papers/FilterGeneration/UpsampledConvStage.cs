using FilterGen.Filters;
using static TorchSharp.torch;

namespace FilterGen.Papers.FilterGeneration;

/// <summary>
/// Two rows, <c>Upsample</c> and <c>Conv</c>, computed in one: [B, C, H, W] → [B, N, s·H, s·W]. The paper does not say
/// how it enlarges: by nearest neighbour is our choice.
/// </summary>
public sealed class UpsampledConvStage : Stage
{
    private readonly UpsampledConv2d conv;

    /// <summary>Creates the layer with PyTorch's start.</summary>
    /// <param name="channels">Input channels C.</param>
    /// <param name="filters">Output channels N.</param>
    /// <param name="kernel">Side of the kernel, odd; the padding keeps the size.</param>
    /// <param name="scale">Enlargement s.</param>
    public UpsampledConvStage(long channels, long filters, int kernel, int scale = 2) : base(nameof(UpsampledConvStage))
    {
        conv = new UpsampledConv2d(channels, filters, kernel, scale);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override string Layer => "Conv";

    /// <inheritdoc/>
    public override ConvGeometry? Geometry => conv.Geometry;

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => conv.forward(input);

    internal override Tensor Trace(Tensor input, ICollection<LayerRow> rows)
    {
        rows.Add(LayerRow.Of("Upsample", null, conv.Upsample(input), 0));
        return base.Trace(input, rows);
    }
}
