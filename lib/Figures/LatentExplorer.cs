using FilterGen.Figures.Display;
using FilterGen.Figures.Interactive;

namespace FilterGen.Figures;

/// <summary>
/// Two sliders over two dimensions of a latent vector; a picture of a sample and small images (filters) follow at once. Everything
/// was computed beforehand on a grid for each pair of dimensions; between the grid's points the page interpolates. It works wherever
/// scripts run, without a network and without a kernel; elsewhere the first grid shows.
/// </summary>
/// <example><code>
/// new LatentExplorer([-3, 0, 3], dimensions: ["z1", "z2"], samples: ["a 3", "a 7"], layers: ["layer 4"], height: 28, width: 28)
///     .Plane(layer: 0, across: 0, down: 1, pictures, filters, 24, 3, 3)
/// </code></example>
[TypeFormatterSource(typeof(FormsOf<InteractiveFigure>), PreferredMimeTypes = [MimeTypes.Html, MimeTypes.Svg, MimeTypes.Plain])]
public sealed class LatentExplorer : InteractiveFigure
{
    /// <summary>The HTML holds this many bytes at most, since editors freeze on much larger output.</summary>
    public const int MostBytes = LinkedPanels.MostBytes;

    private readonly Dictionary<(int Layer, int Across, int Down), LatentPlane> planes = [];

    /// <summary>An explorer without grids.</summary>
    /// <param name="values">The grid's places along each dimension, rising evenly; an odd number, so that there is a middle.</param>
    /// <param name="dimensions">A name for each dimension that can be chosen, at least two.</param>
    /// <param name="samples">A name for each sample.</param>
    /// <param name="layers">A name for each layer.</param>
    /// <param name="height">Rows of a picture, in pixels.</param>
    /// <param name="width">Columns of a picture, in pixels.</param>
    /// <exception cref="ArgumentException">Too few values or names, or values that do not rise evenly.</exception>
    public LatentExplorer(
        IReadOnlyList<double> values, IReadOnlyList<string> dimensions, IReadOnlyList<string> samples, IReadOnlyList<string> layers,
        int height, int width)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        if (values.Count < 3 || values.Count % 2 == 0 || !RisesEvenly(values))
            throw new ArgumentException(
                "Latent explorer: expected an odd number of values that rise evenly, at least 3, found "
                + string.Join(", ", values.Select(value => Numbers.Short(value))) + ".");
        if (dimensions.Count < 2 || samples.Count < 1 || layers.Count < 1)
            throw new ArgumentException(
                "Latent explorer: expected at least two dimensions, a sample and a layer, "
                + $"found {dimensions.Count}, {samples.Count} and {layers.Count}.");
        (Values, Dimensions, Samples, Layers, Height, Width) = (values, dimensions, samples, layers, height, width);
    }

    /// <summary>The grid's places along each dimension.</summary>
    public IReadOnlyList<double> Values { get; }

    /// <summary>The names of the dimensions.</summary>
    public IReadOnlyList<string> Dimensions { get; }

    /// <summary>The names of the samples.</summary>
    public IReadOnlyList<string> Samples { get; }

    /// <summary>The names of the layers.</summary>
    public IReadOnlyList<string> Layers { get; }

    /// <summary>Rows of a picture, in pixels.</summary>
    public int Height { get; }

    /// <summary>Columns of a picture, in pixels.</summary>
    public int Width { get; }

    /// <summary>What the small images are.</summary>
    public string FiltersTitle { get; init; } = "filters";

    /// <summary>The planes in the order of layers and pairs, all of which must be there.</summary>
    internal IReadOnlyList<LatentPlane> Planes =>
    [
        .. from layer in Enumerable.Range(0, Layers.Count)
           from across in Enumerable.Range(0, Dimensions.Count)
           from down in Enumerable.Range(across + 1, Dimensions.Count - across - 1)
           select planes.GetValueOrDefault((layer, across, down)) ?? throw new InvalidOperationException(
               $"Latent explorer: expected a plane of {Layers[layer]} for each pair of dimensions, found none for "
               + $"{Dimensions[across]} and {Dimensions[down]}. Add it with Plane."),
    ];

    /// <summary>Adds the grid of one layer over two dimensions.</summary>
    /// <param name="layer">Place of the layer in <see cref="Layers"/>.</param>
    /// <param name="across">Place of the dimension that changes along a row, below <paramref name="down"/>.</param>
    /// <param name="down">Place of the dimension that changes along a column.</param>
    /// <param name="pictures">A tensor [samples, K, K, height, width] in [0, 1] as it is stored; the third index is across.</param>
    /// <param name="filters">A tensor [K, K, F, 3, h, w] in [0, 1], red, green and blue, as it is stored.</param>
    /// <param name="each">F, the small images at each point of the grid.</param>
    /// <param name="filterHeight">h, in pixels.</param>
    /// <param name="filterWidth">w, in pixels.</param>
    /// <param name="answers">A word for each picture, such as its class; those unlike the middle's are marked.</param>
    /// <exception cref="ArgumentException">A layer or dimension that is not there, or another number of values.</exception>
    public LatentExplorer Plane(
        int layer, int across, int down, float[] pictures, float[] filters, int each, int filterHeight, int filterWidth,
        IReadOnlyList<string>? answers = null)
    {
        if (layer < 0 || layer >= Layers.Count || across < 0 || across >= down || down >= Dimensions.Count)
            throw new ArgumentException(
                $"Latent explorer: expected a layer below {Layers.Count} and two rising dimensions below {Dimensions.Count}, "
                + $"found layer {layer}, dimensions {across} and {down}.");
        var cells = Values.Count * Values.Count;
        Check("picture values", pictures.Length, Samples.Count * cells * Height * Width);
        Check("filter values", filters.Length, cells * each * 3 * filterHeight * filterWidth);
        Check("answers", answers?.Count ?? Samples.Count * cells, Samples.Count * cells);
        planes[(layer, across, down)] = new(layer, across, down, pictures, filters, each, filterHeight, filterWidth, answers);
        return this;

        static void Check(string what, int found, int expected)
        {
            if (found != expected)
                throw new ArgumentException($"Latent explorer: expected {expected} {what}, found {found}.");
        }
    }

    /// <summary>The explorer as HTML that needs no other file and no network.</summary>
    /// <exception cref="InvalidOperationException">
    /// A plane is missing, or it would be larger than <see cref="MostBytes"/>.
    /// </exception>
    public override string ToHtml() => LatentHtml.Fragment(this);

    /// <summary>The still picture: the first sample's grid of the first layer and pair of dimensions.</summary>
    /// <exception cref="InvalidOperationException">A plane is missing.</exception>
    public override string ToSvg() => LatentSvg.Draw(this);

    /// <summary>The title and what can be chosen, for consoles.</summary>
    public override string ToString() =>
        $"{Title ?? "Latent explorer"} ({string.Join(", ", Layers)}; {string.Join(", ", Dimensions)}; {string.Join(", ", Samples)})";

    private static bool RisesEvenly(IReadOnlyList<double> values)
    {
        var step = (values[^1] - values[0]) / (values.Count - 1);
        return step > 0 && values.Index().All(value => Math.Abs(value.Item - values[0] - value.Index * step) < 1e-6 * step);
    }
}
