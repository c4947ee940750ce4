using FilterGen.Filters;

namespace FilterGen.Papers.FilterGeneration;

/// <summary>Reduces a tap of the autoencoder to the feature vector that generates one layer's filters (section 3.1).</summary>
public sealed class DimensionReduction : nn.Module<Tensor, Tensor>
{
    private readonly Stages layers;
    private readonly long[] tapShape;

    /// <summary>Builds a reduction from its table.</summary>
    /// <param name="tapShape">Channels, height and width of the tap.</param>
    /// <param name="featureLength">Length L_f of the feature vector that the last row gives.</param>
    /// <param name="rows">The table's rows.</param>
    public DimensionReduction(long[] tapShape, long featureLength, params IReadOnlyList<Stage> rows) : base(nameof(DimensionReduction))
    {
        this.tapShape = tapShape;
        FeatureLength = featureLength;
        layers = new(rows);
        RegisterComponents();
    }

    /// <summary>Length of the feature vector, L_f.</summary>
    public long FeatureLength { get; }

    /// <summary>The reduction of the first MNIST tap (Table 6): [B, n, 28, 28] → [B, n].</summary>
    public static DimensionReduction ForFirstMnistTap(int n) => ForMnist([n, 28, 28], n, first: new(4, 4));

    /// <summary>The reduction of the second MNIST tap (Table 7): [B, n, 14, 14] → [B, n].</summary>
    public static DimensionReduction ForSecondMnistTap(int n) => ForMnist([n, 14, 14], n, first: new(2, 2));

    /// <summary>The reductions of the four CIFAR-10 taps (Tables 17 to 20), first tap first.</summary>
    public static IReadOnlyList<DimensionReduction> ForCifar10() =>
    [
        Normed(channels: 64, size: 32, new(4, 4), new(4, 4), new(2)),       // [B, 64, 8, 8], [B, 64, 2, 2], [B, 64, 1, 1], [B, 64]
        Normed(channels: 96, size: 16, new(4, 4), new(4)),                  // [B, 96, 4, 4], [B, 96, 1, 1], [B, 96]
        Normed(channels: 128, size: 8, new(4, 4), new(2)),                  // [B, 128, 2, 2], [B, 128, 1, 1], [B, 128]
        Normed(channels: 128, size: 4, new ConvGeometry(4)),                // [B, 128, 1, 1], [B, 128]
    ];

    /// <summary>The reductions of the five taps of the landmark experiment (Tables 10 to 14), first tap first.</summary>
    public static IReadOnlyList<DimensionReduction> ForLandmarks() =>
    [
        Normed(channels: 64, size: 64, new(4, 4), new(4, 4), new(4)),       // [B, 64, 16, 16], [B, 64, 4, 4], [B, 64, 1, 1], [B, 64]
        Normed(channels: 64, size: 32, new(4, 4), new(4, 4), new(2)),       // [B, 64, 8, 8], [B, 64, 2, 2], [B, 64, 1, 1], [B, 64]
        Normed(channels: 96, size: 16, new(4, 4), new(4)),                  // [B, 96, 4, 4], [B, 96, 1, 1], [B, 96]
        Normed(channels: 96, size: 8, new(4, 4), new(2)),                   // [B, 96, 2, 2], [B, 96, 1, 1], [B, 96]
        Normed(channels: 128, size: 4, new ConvGeometry(4)),                // [B, 128, 1, 1], [B, 128]
    ];

    /// <summary>Reduces a tap [B, C, H, W] to features [B, L_f].</summary>
    /// <exception cref="ArgumentException">The tap has another shape than the table was made for.</exception>
    public override Tensor forward(Tensor tap)
    {
        Guard.Shape(tap, "tap", $"[B, {string.Join(", ", tapShape)}]", [-1, .. tapShape]);
        // Channels first also where the tap has them last: the features make the filters, and libtorch rounds less in this order
        // (the landmark network's output to 0.8 instead of 1.05 parts in 100,000).
        return layers.forward(tap.contiguous());
    }

    /// <summary>The table of this reduction, as it really is.</summary>
    public IReadOnlyList<LayerRow> Layers() => this.Describe(tapShape, (tap, rows) => layers.Trace(tap, rows));

    /// <summary>Rows Conv+BN+LReLU and FC+LReLU that keep the tap's channels: [B, C, H, W] → [B, C].</summary>
    private static DimensionReduction Normed(int channels, int size, params IReadOnlyList<ConvGeometry> convolutions) => new(
        [channels, size, size],
        channels,
        [
            .. convolutions.Select(geometry => ConvStage.Normed(channels, channels, geometry, Activation.LReLU)),
            new FullyConnectedStage(channels, channels, Activation.LReLU),
        ]);

    private static DimensionReduction ForMnist(long[] tapShape, int n, ConvGeometry first) => new(
        tapShape,
        n,
        new ConvStage(n, n, first, Activation.LReLU, batchNorm: true),                  // [B, n, 7, 7]
        new ConvStage(n, n, new(3, 3, 1), Activation.LReLU, batchNorm: true),           // [B, n, 3, 3]
        new ConvStage(n, n, new(3, 1, 0), Activation.LReLU, batchNorm: true),           // [B, n, 1, 1]
        new FullyConnectedStage(n, n, Activation.LReLU));                               // [B, n]
}
