using FilterGen.Filters;

namespace FilterGen.Papers.FilterGeneration;

/// <summary>
/// The autoencoder whose encoder gives the sample-specific features (section 3.1). Every encoder convolution is tapped:
/// the appendix taps "before LReLU layer", which we read as the convolution's own output, before BN too.
/// </summary>
public sealed class Autoencoder : nn.Module<Tensor, Tensor>
{
    private readonly Stages encoder;
    private readonly Stages decoder;
    private readonly IReadOnlyList<ConvStage> tapped;
    private readonly long[] imageShape;

    /// <summary>Joins an encoder and a decoder.</summary>
    /// <param name="imageShape">Channels, height and width of the images.</param>
    /// <param name="encoder">Convolutions, each of which is tapped.</param>
    /// <param name="decoder">Rows from the code back to the image, the last without an activation.</param>
    public Autoencoder(long[] imageShape, IReadOnlyList<ConvStage> encoder, IReadOnlyList<Stage> decoder)
        : base(nameof(Autoencoder))
    {
        this.imageShape = imageShape;
        tapped = encoder;
        this.encoder = new([.. encoder]);
        this.decoder = new(decoder);
        RegisterComponents();
    }

    /// <summary>Number of taps, one per encoder convolution.</summary>
    public int TapCount => tapped.Count;

    /// <summary>The autoencoder of the MNIST experiment (Table 5).</summary>
    /// <param name="n">Filters in each encoder layer, n_enc; the paper tries 5, 10 and 20.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="n"/> is below 1.</exception>
    public static Autoencoder ForMnist(int n)
    {
        Guard.AtLeast(1, n, "encoder filters");
        return new(
            [1, 28, 28],
            encoder:
            [
                new ConvStage(1, n, new(5, 1, 2), Activation.LReLU, batchNorm: true),       // [B, n, 28, 28]
                new ConvStage(n, n, new(5, 2, 2), Activation.LReLU, batchNorm: true),       // [B, n, 14, 14]
            ],
            decoder:
            [
                new UpsampledConvStage(n, 1, kernel: 5),        // [B, n, 28, 28], then [B, 1, 28, 28]
            ]);
    }

    /// <summary>
    /// The autoencoder of the CIFAR-10 experiment (Table 16, with the padding of 1 that its sizes need). Its last row says
    /// 64x64x3; an autoencoder of 32×32 images ends in 32x32x3.
    /// </summary>
    public static Autoencoder ForCifar10() => new(
        [3, 32, 32],
        encoder:
        [
            ConvStage.Normed(3, 64, new(3, 1, 1), Activation.ReLU),         // [B, 64, 32, 32]
            ConvStage.Normed(64, 96, new(3, 2, 1), Activation.ReLU),        // [B, 96, 16, 16]
            ConvStage.Normed(96, 128, new(3, 2, 1), Activation.ReLU),       // [B, 128, 8, 8]
            ConvStage.Normed(128, 128, new(3, 2, 1), Activation.ReLU),      // [B, 128, 4, 4]
        ],
        decoder:
        [
            UpsampledConvStage.Normed(128, 128, Activation.ReLU),           // [B, 128, 8, 8]
            UpsampledConvStage.Normed(128, 96, Activation.ReLU),            // [B, 96, 16, 16]
            UpsampledConvStage.Normed(96, 96, Activation.ReLU),             // [B, 96, 32, 32]
            new ConvStage(96, 3, new(3, 1, 1), Activation.None),            // [B, 3, 32, 32]
        ]);

    /// <summary>
    /// The autoencoder of the landmark experiment (Table 9, with padding 1). Its last row says 64x64x5, as the heat maps of
    /// Table 8; an autoencoder of colour images ends in 64x64x3.
    /// </summary>
    public static Autoencoder ForLandmarks() => new(
        [3, 64, 64],
        encoder:
        [
            ConvStage.Normed(3, 64, new(3, 1, 1), Activation.LReLU),        // [B, 64, 64, 64]
            ConvStage.Normed(64, 64, new(3, 2, 1), Activation.LReLU),       // [B, 64, 32, 32]
            ConvStage.Normed(64, 96, new(3, 2, 1), Activation.LReLU),       // [B, 96, 16, 16]
            ConvStage.Normed(96, 96, new(3, 2, 1), Activation.LReLU),       // [B, 96, 8, 8]
            ConvStage.Normed(96, 128, new(3, 2, 1), Activation.LReLU),      // [B, 128, 4, 4]
        ],
        decoder:
        [
            UpsampledConvStage.Normed(128, 96, Activation.ReLU),            // [B, 96, 8, 8]
            UpsampledConvStage.Normed(96, 96, Activation.ReLU),             // [B, 96, 16, 16]
            UpsampledConvStage.Normed(96, 64, Activation.ReLU),             // [B, 64, 32, 32]
            UpsampledConvStage.Normed(64, 64, Activation.ReLU),             // [B, 64, 64, 64]
            new ConvStage(64, 3, new(3, 1, 1), Activation.None),            // [B, 3, 64, 64]
        ]);

    /// <summary>Encodes images [B, C, H, W].</summary>
    /// <returns>The taps in order and the code, the activated output of the last encoder layer.</returns>
    public (IReadOnlyList<Tensor> Taps, Tensor Code) Encode(Tensor images)
    {
        Guard.Shape(images, "images", $"[B, {string.Join(", ", imageShape)}]", [-1, .. imageShape]);
        var taps = new List<Tensor>(tapped.Count);
        var x = images.InWideOrder();
        foreach (var stage in tapped)
        {
            taps.Add(stage.Convolve(x));
            x = stage.Activate(taps[^1]);
        }
        return (taps, x);
    }

    /// <summary>Decodes a code to the logits of the image [B, C, H, W]; their sigmoid is the image in [0, 1].</summary>
    public Tensor Decode(Tensor code) => decoder.forward(code);

    /// <summary>Reconstructs images [B, C, H, W], values in [0, 1].</summary>
    public override Tensor forward(Tensor images) => Decode(Encode(images).Code).sigmoid();

    /// <summary>The table of this autoencoder, as it really is.</summary>
    public IReadOnlyList<LayerRow> Layers() =>
        this.Describe(imageShape, (image, rows) => decoder.Trace(encoder.Trace(image, rows), rows));
}
