namespace FilterGen.Papers.FilterGeneration;

/// <summary>What the networks with generated filters share.</summary>
internal static class NetworkTables
{
    /// <summary>The tables of all parts by their names.</summary>
    public static IReadOnlyList<(string Network, IReadOnlyList<LayerRow> Rows)> Of(
        Autoencoder autoencoder, IReadOnlyList<DimensionReduction> reductions, PredictionNetwork prediction) =>
    [
        ("Autoencoder", autoencoder.Layers()),
        .. reductions.Select((reduction, i) => ($"Dimension reduction {i + 1}", reduction.Layers())),
        ("Prediction network", prediction.Layers()),
    ];

    /// <summary>Feature vectors [B, L_f] of the taps, each by its own reduction.</summary>
    public static Tensor[] Reduce(this IReadOnlyList<DimensionReduction> reductions, IReadOnlyList<Tensor> taps) =>
        [.. taps.Select((tap, i) => reductions[i].forward(tap))];
}
