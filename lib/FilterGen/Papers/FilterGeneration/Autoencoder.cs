using FilterGen.Filters;
using static TorchSharp.torch;

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

    /// <summary>Encodes images [B, C, H, W].</summary>
    /// <returns>The taps in order and the code, the activated output of the last encoder layer.</returns>
    public (IReadOnlyList<Tensor> Taps, Tensor Code) Encode(Tensor images)
    {
        Guard.Shape(images, "images", $"[B, {string.Join(", ", imageShape)}]", [-1, .. imageShape]);
        var taps = new List<Tensor>(tapped.Count);
        var x = images;
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
