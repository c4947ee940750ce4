using FilterGen.Papers.FilterGeneration;

namespace FilterGen.Papers.NetworkVision.Networks;

/// <summary>
/// A row <c>Inception</c> (Szegedy and others: <i>Rethinking the Inception architecture</i>, figure 5): a convolution of 1×1; one of
/// 3×3 behind one of 1×1; two of 3×3, which see 5×5 pixels, behind one of 1×1; and a convolution of 1×1 of the pooled input, side by
/// side. [B, C, H, W] → [B, N, H, W] with all their filters.
/// </summary>
internal sealed class InceptionStage : Stage
{
    private readonly Stages one;
    private readonly Stages three;
    private readonly Stages five;
    private readonly Stages pooled;

    /// <param name="channels">Input channels C.</param>
    /// <param name="one">Filters of the first branch.</param>
    /// <param name="three">Of the second: of its 1×1, and its own.</param>
    /// <param name="five">Of the third likewise.</param>
    /// <param name="pooled">Filters of the last.</param>
    public InceptionStage(long channels, long one, (long Reduced, long Filters) three, (long Reduced, long Filters) five, long pooled)
        : base(nameof(InceptionStage))
    {
        this.one = new(Conv(1, channels, one));
        this.three = new(Conv(1, channels, three.Reduced), Conv(3, three.Reduced, three.Filters));
        this.five = new(Conv(1, channels, five.Reduced), Conv(3, five.Reduced, five.Filters), Conv(3, five.Filters, five.Filters));
        this.pooled = new(Conv(1, channels, pooled));
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override string Layer => "Inception";

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => cat(
    [
        one.forward(input), three.forward(input), five.forward(input),
        pooled.forward(nn.functional.avg_pool2d(input, 3, stride: 1, padding: 1)),
    ], 1);

    internal override long Operations(long[] input, long[] output) =>
        new[] { one, three, five, pooled }.SelectMany(branch => branch.parameters())
            .Where(weight => weight.dim() == 4).Sum(weight => 2 * weight.numel() * output[2] * output[3]);

    private static ConvStage Conv(int kernel, long channels, long filters) =>
        ConvStage.Normed(channels, filters, new(kernel, 1, kernel / 2), Activation.ReLU);
}
