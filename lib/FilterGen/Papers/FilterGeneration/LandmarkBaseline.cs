using FilterGen.Filters;

namespace FilterGen.Papers.FilterGeneration;

/// <summary>
/// The landmark network with ordinary filters (Table 8, with the padding of 1 that its sizes need): Model32 and Model64 of
/// section 4.2, named after their filters per layer. Based on the UNet, but the table lists no connections that skip the
/// code, so there are none unless asked for.
/// </summary>
public sealed class LandmarkBaseline : LandmarkNet
{
    private readonly Stages encoder;
    private readonly Stages decoder;
    private readonly bool skips;

    /// <summary>Builds Table 8.</summary>
    /// <param name="filters">Filters of each layer n: 32 or 64 in the paper.</param>
    /// <param name="skips">Whether the encoder's maps also go to the decoder's rows of the same size, as in the U-Net.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="filters"/> is below 1.</exception>
    public LandmarkBaseline(int filters, bool skips = false) : base($"Model{Guard.AtLeast(1, filters, "filters")}")
    {
        this.skips = skips;
        encoder = new(
            ConvStage.Normed(3, filters, new(3, 1, 1), Activation.LReLU),           // [B, n, 64, 64]
            ConvStage.Normed(filters, filters, new(3, 2, 1), Activation.LReLU),     // [B, n, 32, 32]
            ConvStage.Normed(filters, filters, new(3, 2, 1), Activation.LReLU),     // [B, n, 16, 16]
            ConvStage.Normed(filters, filters, new(3, 2, 1), Activation.LReLU),     // [B, n, 8, 8]
            ConvStage.Normed(filters, filters, new(3, 2, 1), Activation.LReLU));    // [B, n, 4, 4]
        decoder = new(Decoder(filters, skips));
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override LandmarkOutput Predict(Tensor images)
    {
        Guard.Shape(images, "images", $"[B, 3, {ImageSize}, {ImageSize}]", -1, 3, ImageSize, ImageSize);
        var connections = new SkipConnections(skips);
        var x = images.InWideOrder();
        foreach (var row in encoder) x = connections.Keep(row.forward(x));
        foreach (var row in decoder) x = row.forward(connections.Join(x));
        return new(x, null);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<(string Network, IReadOnlyList<LayerRow> Rows)> Layers() =>
    [
        (GetName(), this.Describe([3, ImageSize, ImageSize], (x, rows) =>
        {
            var connections = new SkipConnections(skips);
            foreach (var row in encoder) x = connections.Keep(row.Trace(x, rows));
            foreach (var row in decoder) x = row.Trace(connections.Join(x), rows);
        })),
    ];

    /// <summary>The rows of Table 8 behind the code: [B, n, 4, 4] → [B, 5, 64, 64].</summary>
    /// <param name="filters">Filters of each layer n.</param>
    /// <param name="skips">Whether all rows but the first take the encoder's map of the same size too.</param>
    internal static Stage[] Decoder(int filters, bool skips)
    {
        int channels = skips ? 2 * filters : filters;
        return
        [
            UpsampledConvStage.Normed(filters, filters, Activation.LReLU),              // [B, n, 8, 8]
            UpsampledConvStage.Normed(channels, filters, Activation.LReLU),             // [B, n, 16, 16]
            UpsampledConvStage.Normed(channels, filters, Activation.LReLU),             // [B, n, 32, 32]
            UpsampledConvStage.Normed(channels, filters, Activation.LReLU),             // [B, n, 64, 64]
            new ConvStage(channels, LandmarkCount, new(3, 1, 1), Activation.None),      // [B, 5, 64, 64]
        ];
    }
}
