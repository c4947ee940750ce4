using FilterGen.Filters;

namespace FilterGen.Papers.FilterGeneration;

/// <summary>
/// The landmark network with generated filters (section 4.2, Tables 8 to 14): the five taps of the autoencoder, reduced to
/// feature vectors, generate the filters of the five encoder convolutions of Table 8.
/// </summary>
public sealed class LandmarkFilterGenerationNet : LandmarkNet
{
    private readonly Autoencoder autoencoder = Autoencoder.ForLandmarks();
    private readonly IReadOnlyList<DimensionReduction> reductions = DimensionReduction.ForLandmarks();
    private readonly PredictionNetwork prediction;

    /// <summary>Builds the networks.</summary>
    /// <param name="filters">Filters of each layer of the landmark network n: 32 or 64 in the paper.</param>
    /// <param name="skips">Whether the encoder's maps also go to the decoder's rows of the same size, as in the U-Net.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="filters"/> is below 1.</exception>
    public LandmarkFilterGenerationNet(int filters, bool skips = false) : base($"Model{Guard.AtLeast(1, filters, "filters")}-FG")
    {
        prediction = PredictionNetwork.ForLandmarks(filters, [.. reductions.Select(reduction => reduction.FeatureLength)], skips);
        for (int i = 0; i < reductions.Count; i++) register_module($"reduction{i + 1}", reductions[i]);
        RegisterComponents();
    }

    /// <summary>The autoencoder.</summary>
    public Autoencoder Autoencoder => autoencoder;

    /// <summary>The dimension reductions, one per tap.</summary>
    public IReadOnlyList<DimensionReduction> Reductions => reductions;

    /// <summary>The landmark network proper.</summary>
    public PredictionNetwork Prediction => prediction;

    /// <inheritdoc/>
    public override LandmarkOutput Predict(Tensor images)
    {
        var (taps, code) = autoencoder.Encode(images);
        return new(prediction.forward(images, reductions.Reduce(taps)), autoencoder.Decode(code));
    }

    /// <inheritdoc/>
    public override IReadOnlyList<(string Network, IReadOnlyList<LayerRow> Rows)> Layers() =>
        NetworkTables.Of(autoencoder, reductions, prediction);
}
