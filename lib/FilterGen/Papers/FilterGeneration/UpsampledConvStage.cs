using FilterGen.Filters;

namespace FilterGen.Papers.FilterGeneration;

/// <summary>
/// Two rows, <c>Upsample</c> and <c>Conv</c> or <c>Conv+BN+ReLU</c>, computed in one: [B, C, H, W] → [B, N, s·H, s·W]. The paper does not say
/// how it enlarges: by nearest neighbour is our choice.
/// </summary>
public sealed class UpsampledConvStage : Stage
{
    private readonly UpsampledConv2d conv;
    private readonly BatchNorm2d? norm;
    private readonly Activation activation;

    /// <summary>Creates the layer with PyTorch's start.</summary>
    /// <param name="channels">Input channels C.</param>
    /// <param name="filters">Output channels N.</param>
    /// <param name="kernel">Side of the kernel, odd; the padding keeps the size.</param>
    /// <param name="scale">Enlargement s.</param>
    /// <param name="activation">What follows.</param>
    /// <param name="batchNorm">Whether batch normalisation stands before the activation; the convolution then has no bias.</param>
    public UpsampledConvStage(
        long channels, long filters, int kernel, int scale = 2, Activation activation = Activation.None, bool batchNorm = false)
        : base(nameof(UpsampledConvStage))
    {
        this.activation = activation;
        conv = new UpsampledConv2d(channels, filters, kernel, scale, bias: !batchNorm);
        if (batchNorm) norm = nn.BatchNorm2d(filters);
        RegisterComponents();
    }

    /// <summary>Rows <c>Upsample</c> by 2 and <c>Conv+BN+activation</c> with a 3×3 kernel.</summary>
    /// <param name="channels">Input channels C.</param>
    /// <param name="filters">Output channels N.</param>
    /// <param name="activation">What follows.</param>
    public static UpsampledConvStage Normed(long channels, long filters, Activation activation) =>
        new(channels, filters, kernel: 3, activation: activation, batchNorm: true);

    /// <inheritdoc/>
    public override string Layer => activation.Label(norm is null ? "Conv" : "Conv+BN");

    /// <inheritdoc/>
    public override ConvGeometry? Geometry => conv.Geometry;

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        var convolved = conv.forward(input);
        return norm is null ? activation.Apply(convolved, inPlace: true) : activation.Apply(norm, convolved);
    }

    internal override long Operations(long[] input, long[] output) => conv.Cost(input[2], input[3]).Chosen;

    internal override Tensor Trace(Tensor input, ICollection<LayerRow> rows)
    {
        rows.Add(LayerRow.Of("Upsample", null, conv.Upsample(input), 0, 0));
        return base.Trace(input, rows);
    }
}
