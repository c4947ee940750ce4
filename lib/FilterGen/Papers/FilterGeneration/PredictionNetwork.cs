using FilterGen.Filters;

namespace FilterGen.Papers.FilterGeneration;

/// <summary>
/// The prediction network (section 3.3): its convolutions take the generated filters, its other layers have ordinary
/// weights. Images [B, C, H, W] and one feature vector per generated layer → logits, or heat maps.
/// </summary>
public sealed class PredictionNetwork : nn.Module<Tensor, IReadOnlyList<Tensor>, Tensor>
{
    private readonly IReadOnlyList<nn.Module> rows;
    private readonly long[] imageShape;

    /// <summary>Joins rows, generated and ordinary.</summary>
    /// <param name="imageShape">Channels, height and width of the images.</param>
    /// <param name="rows">The table's rows: <see cref="GeneratedStage"/> or <see cref="Stage"/>.</param>
    /// <exception cref="ArgumentException">A row is neither.</exception>
    public PredictionNetwork(long[] imageShape, params IReadOnlyList<nn.Module> rows) : base(nameof(PredictionNetwork))
    {
        if (rows.FirstOrDefault(row => row is not (Stage or GeneratedStage)) is { } other)
            throw new ArgumentException($"rows: expected {nameof(Stage)} or {nameof(GeneratedStage)}, found {other.GetType().Name}.");
        this.rows = rows;
        this.imageShape = imageShape;
        GeneratedStages = [.. rows.OfType<GeneratedStage>()];
        for (int i = 0; i < rows.Count; i++) register_module($"{i}", rows[i]);
    }

    /// <summary>The rows with generated filters, first row first.</summary>
    public IReadOnlyList<GeneratedStage> GeneratedStages { get; }

    /// <summary>Whether what the generated rows give also goes to the ordinary rows of the same size, last row first.</summary>
    private bool Skips { get; init; }

    /// <summary>The MNIST network (Table 4) with generated filters in both convolutions.</summary>
    /// <param name="featureLength">Length of the feature vectors, n_enc.</param>
    /// <param name="repositorySize">Base filters of each layer, s.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is below 1.</exception>
    public static PredictionNetwork ForMnist(int featureLength, int repositorySize) => new(
        [1, 28, 28],
        new GeneratedStage(new(featureLength, 1, 5, new(5), repositorySize), Activation.ReLU),      // [B, 5, 24, 24]
        new MaxPoolStage(2),                                                                        // [B, 5, 12, 12]
        new GeneratedStage(new(featureLength, 5, 5, new(5), repositorySize), Activation.ReLU),      // [B, 5, 8, 8]
        new MaxPoolStage(2),                                                                        // [B, 5, 4, 4]
        new FullyConnectedStage(5 * 4 * 4, 10));                                                    // [B, 10]

    /// <summary>
    /// The CIFAR-10 network (Table 15) with generated filters in its four convolutions, each with a repository as large as
    /// its number of filters (section 4).
    /// </summary>
    /// <param name="featureLengths">Lengths of the four feature vectors.</param>
    public static PredictionNetwork ForCifar10(IReadOnlyList<long> featureLengths) => new(
        [3, 32, 32],
        Generated(featureLengths[0], 3, 64, stride: 1, Activation.ReLU),            // [B, 64, 32, 32]
        Generated(featureLengths[1], 64, 128, stride: 2, Activation.ReLU),          // [B, 128, 16, 16]
        Generated(featureLengths[2], 128, 256, stride: 2, Activation.ReLU),         // [B, 256, 8, 8]
        Generated(featureLengths[3], 256, 256, stride: 2, Activation.ReLU),         // [B, 256, 4, 4]
        new AvgPoolStage(4),                                                        // [B, 256, 1, 1]
        new FullyConnectedStage(256, 10));                                          // [B, 10]

    /// <summary>
    /// The landmark network (Table 8) with generated filters in the five convolutions of its encoder, each with a repository
    /// as large as its number of filters; the decoder has ordinary weights. Gives heat maps [B, 5, 64, 64].
    /// </summary>
    /// <param name="filters">Filters of each layer n: 32 or 64 in the paper.</param>
    /// <param name="featureLengths">Lengths of the five feature vectors.</param>
    /// <param name="skips">Whether the encoder's maps also go to the decoder's rows of the same size, as in the U-Net.</param>
    public static PredictionNetwork ForLandmarks(int filters, IReadOnlyList<long> featureLengths, bool skips = false) => new(
        [3, 64, 64],
        [
            .. featureLengths.Select((length, i) => Generated(              // [B, n, 64, 64], then half the side each time
                length, i == 0 ? 3 : filters, filters, stride: i == 0 ? 1 : 2, Activation.LReLU)),
            .. LandmarkBaseline.Decoder(filters, skips),                    // [B, n, 4, 4] to [B, 5, 64, 64]
        ])
    {
        Skips = skips,
    };

    /// <summary>Runs images through the network with the filters that the features generate.</summary>
    /// <param name="images">Images [B, C, H, W].</param>
    /// <param name="features">One tensor [B, L_f] per generated layer, first layer first.</param>
    /// <returns>Logits [B, classes], or what the last row gives.</returns>
    /// <exception cref="ArgumentException">The number of features is not that of the generated layers, or a shape is wrong.</exception>
    public override Tensor forward(Tensor images, IReadOnlyList<Tensor> features)
    {
        Check(images, features);
        int generated = 0;
        var connections = new SkipConnections(Skips);
        var x = images.InWideOrder();
        foreach (var row in rows)
        {
            x = row is GeneratedStage stage
                ? connections.Keep(stage.forward(features[generated++], x))
                : ((Stage)row).forward(connections.Join(x));
        }
        return x;
    }

    /// <summary>The same as <see cref="forward"/>, keeping what every generated layer did.</summary>
    public (Tensor Output, IReadOnlyList<GeneratedLayer> Layers) Inspect(Tensor images, IReadOnlyList<Tensor> features)
    {
        Check(images, features);
        var layers = new List<GeneratedLayer>();
        var connections = new SkipConnections(Skips);
        var x = images.InWideOrder();
        foreach (var row in rows)
        {
            if (row is GeneratedStage stage)
            {
                var feature = features[layers.Count];
                var coefficients = stage.Conv.Coefficients.forward(feature);
                x = connections.Keep(stage.Run(x, coefficients));
                layers.Add(new(feature, coefficients, stage.Conv.Repository.forward(coefficients), x));
            }
            else
            {
                x = ((Stage)row).forward(connections.Join(x));
            }
        }
        return (x, layers);
    }

    /// <summary>The table of this network, as it really is.</summary>
    public IReadOnlyList<LayerRow> Layers() => this.Describe(imageShape, (image, table) =>
    {
        var connections = new SkipConnections(Skips);
        foreach (var row in rows)
        {
            image = row is GeneratedStage stage
                ? connections.Keep(stage.Trace(this.Zeros(1, stage.Conv.Coefficients.FeatureLength), image, table))
                : ((Stage)row).Trace(connections.Join(image), table);
        }
    });

    /// <summary>A row Conv+BN+activation with generated 3×3 filters, as many in the repository as are generated.</summary>
    private static GeneratedStage Generated(long featureLength, long channels, long filters, int stride, Activation activation) =>
        new(new(featureLength, channels, filters, new(3, stride, 1), bias: false), activation, batchNorm: true);

    private void Check(Tensor images, IReadOnlyList<Tensor> features)
    {
        Guard.Shape(images, "images", $"[B, {string.Join(", ", imageShape)}]", [-1, .. imageShape]);
        if (features.Count != GeneratedStages.Count)
        {
            throw new ArgumentException(
                $"features: expected {GeneratedStages.Count}, one for each generated layer, found {features.Count}.", nameof(features));
        }
    }
}
