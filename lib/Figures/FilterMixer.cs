using FilterGen.Figures.Display;
using FilterGen.Figures.Interactive;

namespace FilterGen.Figures;

/// <summary>
/// A filter mixed by hand of its base filters (Learning to generate filters, equation 2): a slider for each coefficient, beside it the
/// mixed filter and what it answers to an image. It starts from the coefficients that a network wrote for the image; those of another
/// image can be put in. It works wherever scripts run, without a network; elsewhere the still picture shows.
/// </summary>
[TypeFormatterSource(typeof(FormsOf<InteractiveFigure>), PreferredMimeTypes = [MimeTypes.Html, MimeTypes.Svg, MimeTypes.Plain])]
public sealed class FilterMixer : InteractiveFigure
{
    /// <summary>A mixer of a layer that reads grey images.</summary>
    /// <param name="images">The images: a tensor [N, 1, H, W] as it is stored, values in [0, 1].</param>
    /// <param name="height">Rows of an image.</param>
    /// <param name="width">Columns of an image.</param>
    /// <param name="baseFilters">The base filters: a tensor [M, 1, K, K] as it is stored.</param>
    /// <param name="side">Rows and columns of a filter, K; odd.</param>
    /// <param name="coefficients">What the network wrote: a tensor [N, filters, M] as it is stored.</param>
    /// <param name="filters">How many filters the layer has for an image.</param>
    /// <exception cref="ArgumentException">A list is not as long as the others ask for, or the side is even.</exception>
    public FilterMixer(float[] images, int height, int width, float[] baseFilters, int side, float[] coefficients, int filters)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(filters);
        if (side < 1 || side % 2 == 0 || side > Math.Min(height, width))
            throw new ArgumentException($"Filter mixer: expected filters of an odd side of 1 to {Math.Min(height, width)}, found {side}.");
        Images = new(images, height, width);
        Bases = baseFilters.Length / (side * side);
        if (Images.Count == 0 || Bases == 0 || baseFilters.Length != Bases * side * side)
            throw new ArgumentException(
                $"Filter mixer: expected images and whole base filters of {side}·{side} values, "
                + $"found {Images.Count} images and {baseFilters.Length} values.");
        if (coefficients.Length != Images.Count * filters * Bases)
            throw new ArgumentException(
                $"Filter mixer: expected {Images.Count}·{filters}·{Bases} coefficients, for each image, filter and base filter, "
                + $"found {coefficients.Length}.");
        (Pixels, BaseFilters, Side, Coefficients, Filters) = (images, baseFilters, side, coefficients, filters);
    }

    /// <summary>A text per image.</summary>
    /// <exception cref="ArgumentException">Another number of texts than images.</exception>
    public IReadOnlyList<string>? Captions
    {
        get;
        init => field = value is null || value.Count == Images.Count
            ? value
            : throw new ArgumentException($"Filter mixer: expected {Images.Count} captions, one per image, found {value.Count}.");
    }

    internal SampleImages Images { get; }

    internal float[] Pixels { get; }

    internal float[] BaseFilters { get; }

    internal int Bases { get; }

    internal int Side { get; }

    internal float[] Coefficients { get; }

    internal int Filters { get; }

    /// <summary>The mixer as HTML that needs no other file and no network.</summary>
    public override string ToHtml() => FilterMixerHtml.Fragment(this);

    /// <summary>The still picture: the first image, its first filter, and what that is mixed of.</summary>
    public override string ToSvg() => FilterMixerHtml.Still(this);

    /// <summary>What can be mixed, for consoles.</summary>
    public override string ToString() =>
        $"{Title ?? "Filter mixer"} ({Numbers.Count(Images.Count)} images, {Numbers.Count(Filters)} filters of {Numbers.Count(Bases)} base filters)";
}
