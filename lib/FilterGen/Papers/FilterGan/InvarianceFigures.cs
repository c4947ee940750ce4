using FilterGen.Figures;
using FilterGen.Filters;

namespace FilterGen.Papers.FilterGan;

/// <summary>The pictures that keep an activation profile, as the paper shows them and as one can walk through them.</summary>
public static class InvarianceFigures
{
    private const int Side = 28;

    /// <summary>Invariance grids side by side, as Figures 3, 4, 6 and 7 have them: one for each image, x itself in its middle.</summary>
    /// <param name="map">What was found on a <see cref="LatentPlaces.Grid"/> of K·K noise vectors.</param>
    /// <param name="title">A line above.</param>
    public static ImageGrid Grids(InvarianceMap map, string title) => SideBySide(map.Pictures, title, ColorMap.Grey, gap: 1);

    /// <summary>The changes x′ − x of such grids, blue where ink went and red where it came.</summary>
    /// <param name="map">What was found on a <see cref="LatentPlaces.Grid"/> of K·K noise vectors.</param>
    /// <param name="title">A line above.</param>
    /// <param name="reach">The change that has the full colour, above 0; larger ones look the same.</param>
    public static ImageGrid Changes(InvarianceMap map, string title, double reach = 0.25)
    {
        Guard.Positive(reach, nameof(reach));
        using var scope = NewDisposeScope();
        return SideBySide((map.Pictures - map.Images.unsqueeze(1)) / reach, title, ColorMap.Diverging, gap: 0);
    }

    /// <summary>An explorer: for each layer and each pair of the first dimensions of z, a grid around a centre.</summary>
    /// <param name="searches">A layer's name and its search.</param>
    /// <param name="images">x: [S, 1, 28, 28].</param>
    /// <param name="names">A name for each image.</param>
    /// <param name="center">z: [8].</param>
    /// <param name="values">What is added to z along each of the two dimensions.</param>
    /// <param name="dimensions">How many dimensions can be chosen, 2 or more; every pair of them is computed.</param>
    /// <param name="title">A line above.</param>
    /// <exception cref="ArgumentOutOfRangeException">z has fewer dimensions.</exception>
    public static LatentExplorer Explorer(
        IReadOnlyList<(string Layer, InvarianceSearch Search)> searches, Tensor images, IReadOnlyList<string> names, Tensor center,
        double[] values, int dimensions, string title)
    {
        if (dimensions < 2 || dimensions > center.shape[0])
            throw new ArgumentOutOfRangeException(
                nameof(dimensions), $"expected 2 to {center.shape[0]} dimensions of z, found {dimensions}.");
        var explorer = new LatentExplorer(
            values, [.. Enumerable.Range(1, dimensions).Select(d => $"z{d}")], names, [.. searches.Select(search => search.Layer)], Side, Side)
        {
            Title = title,
            FiltersTitle = "filters, thirds of the channels as red, green and blue",
        };
        for (int layer = 0; layer < searches.Count; layer++)
        {
            double? brightest = null;
            for (int across = 0; across < dimensions; across++)
                for (int down = across + 1; down < dimensions; down++)
                {
                    using var scope = NewDisposeScope();
                    var places = LatentPlaces.Grid(center, across, down, values);
                    using var map = searches[layer].Search.Find(images, center, places);
                    var colors = FilterColors.Thirds(map.Filters);                                      // [K·K, N, 3, 3, 3]
                    // One scale for a layer, so that its filters can be compared; grey is zero.
                    brightest ??= colors.abs().max().item<float>();
                    explorer.Plane(layer, across, down, Numbers(map.Pictures), Numbers((colors / (2 * brightest.Value) + 0.5).clamp(0, 1)),
                        (int)colors.shape[1], (int)colors.shape[3], (int)colors.shape[4],
                        [.. map.Answers.flatten().cpu().data<long>().Select(digit => digit == 8 ? "an 8" : $"a {digit}")]);
                }
        }
        return explorer;
    }

    /// <summary>The grids of all images in a row, with an empty column between two of them.</summary>
    private static ImageGrid SideBySide(Tensor pictures, string title, ColorMap colors, float gap)
    {
        var (samples, k) = ((int)pictures.shape[0], (int)Math.Sqrt(pictures.shape[1]));
        if (k * k != pictures.shape[1])
            throw new ArgumentException($"expected a grid of K·K places, found {pictures.shape[1]}. "
                + $"Take the places of {nameof(LatentPlaces)}.{nameof(LatentPlaces.Grid)}.");
        var cells = Numbers(pictures).Chunk(Side * Side).ToArray();
        float[] empty = [.. Enumerable.Repeat(gap, Side * Side)];
        var rows = from row in Enumerable.Range(0, k)
                   from sample in Enumerable.Range(0, samples)
                   from column in Enumerable.Range(sample == 0 ? 0 : -1, sample == 0 ? k : k + 1)
                   select column < 0 ? empty : cells[(sample * k + row) * k + column];
        return new([.. rows], Side, Side) { Title = title, Columns = samples * (k + 1) - 1, Scale = 2, Padding = 2, Colors = colors };
    }

    private static float[] Numbers(Tensor values) => values.cpu().contiguous().data<float>().ToArray();
}
