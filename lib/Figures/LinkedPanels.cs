using FilterGen.Figures.Display;
using FilterGen.Figures.Interactive;

namespace FilterGen.Figures;

/// <summary>
/// Maps of the same samples side by side, coloured by class. What is under the pointer, selected (box, lasso or click) or
/// hidden (in the legend) in one panel is so in all; the sample's image shows under the pointer. A panel may be animated.
/// It works wherever scripts run, without a network; elsewhere the still picture shows.
/// </summary>
/// <example><code>
/// new LinkedPanels(labels) { Title = "Figure 5", Images = new(pixels, 28, 28) }
///     .Panel("coefficients", coefficientMap, "10-NN 91.2 %")
///     .Panel("filters", filterMap)
/// </code></example>
[TypeFormatterSource(typeof(FormsOf<InteractiveFigure>), PreferredMimeTypes = [MimeTypes.Html, MimeTypes.Svg, MimeTypes.Plain])]
public sealed class LinkedPanels : InteractiveFigure
{
    /// <summary>
    /// The HTML holds this many bytes at most, since editors freeze on much larger output. Of a figure that would have more,
    /// samples are left out evenly, and the title says so.
    /// </summary>
    public const int MostBytes = 2_000_000;

    private readonly List<SamplePanel> panels = [];

    /// <summary>Panels of samples with these classes, none yet.</summary>
    /// <param name="labels">The class of each sample, from 0.</param>
    /// <param name="classes">A name per class, at most 255; null takes the numbers.</param>
    /// <exception cref="ArgumentException">No samples, or a class without a name.</exception>
    public LinkedPanels(IReadOnlyList<long> labels, IReadOnlyList<string>? classes = null)
    {
        if (labels.Count == 0)
            throw new ArgumentException("Linked panels: expected at least one sample, found none.");
        classes ??= [.. Enumerable.Range(0, (int)Math.Clamp(labels.Max() + 1, 1, 256)).Select(Numbers.Invariant)];
        if (classes.Count > 255)
            throw new ArgumentException($"Linked panels: expected at most 255 classes, found {classes.Count}.");
        var stray = labels.Index().FirstOrDefault(label => label.Item < 0 || label.Item >= classes.Count, (-1, 0));
        if (stray.Index >= 0)
            throw new ArgumentException(
                $"Linked panels: expected classes from 0 to {classes.Count - 1}, found {stray.Item} in sample {stray.Index}.");
        (Labels, Classes) = (labels, classes);
    }

    /// <summary>The class of each sample.</summary>
    public IReadOnlyList<long> Labels { get; }

    /// <summary>The names of the classes.</summary>
    public IReadOnlyList<string> Classes { get; }

    /// <summary>Panels in a row.</summary>
    public int Columns
    {
        get;
        init => field = value > 0
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Columns), value, $"Linked panels: expected Columns above 0, found {value}.");
    } = 3;

    /// <summary>The image of each sample, shown under the pointer and for the selected samples.</summary>
    /// <exception cref="ArgumentException">Another number of images than samples.</exception>
    public SampleImages? Images
    {
        get;
        init => field = value is null || value.Count == Labels.Count
            ? value
            : throw new ArgumentException($"Linked panels: expected {Labels.Count} images, one per sample, found {value.Count}.");
    }

    /// <summary>A text per sample, shown under the pointer; without it, the class.</summary>
    /// <exception cref="ArgumentException">Another number of texts than samples.</exception>
    public IReadOnlyList<string>? Captions
    {
        get;
        init => field = value is null || value.Count == Labels.Count
            ? value
            : throw new ArgumentException($"Linked panels: expected {Labels.Count} captions, one per sample, found {value.Count}.");
    }

    internal IReadOnlyList<SamplePanel> Panels => panels;

    /// <summary>Adds a panel.</summary>
    /// <param name="title">What the map shows.</param>
    /// <param name="points">A place x, y per sample: a tensor [N, 2] as it is stored. A sample with NaN is not drawn.</param>
    /// <param name="note">A line under the title, for example how well the classes separate.</param>
    /// <exception cref="ArgumentException">Another number of places than samples.</exception>
    public LinkedPanels Panel(string title, float[] points, string? note = null) => Animated(title, [("", points)], note);

    /// <summary>Adds a panel that moves: a slider and a button run through its frames, of all animated panels together.</summary>
    /// <param name="title">What the map shows.</param>
    /// <param name="frames">A name and the places [N, 2] of each frame; each frame is enlarged to fill the panel.</param>
    /// <param name="note">A line under the title.</param>
    /// <exception cref="ArgumentException">No frames, or one with another number of places than samples.</exception>
    public LinkedPanels Animated(string title, IReadOnlyList<(string Name, float[] Points)> frames, string? note = null)
    {
        if (frames.Count == 0)
            throw new ArgumentException($"Panel \"{title}\": expected at least one frame, found none.");
        foreach (var (_, points) in frames)
            if (points.Length != 2 * Labels.Count)
                throw new ArgumentException(
                    $"Panel \"{title}\": expected {2 * Labels.Count} numbers, x and y of {Labels.Count} samples, found {points.Length}.");
        panels.Add(new(title, note, frames));
        return this;
    }

    /// <summary>
    /// Adds a panel of violins, one above each class from left to right, made of the samples themselves. With more than one number per
    /// sample the slider runs through them. Each is drawn on its own scale, from its smallest value to its largest.
    /// </summary>
    /// <param name="title">What the numbers are.</param>
    /// <param name="numbers">A name and a value per sample, for each number.</param>
    /// <param name="note">A line under the title.</param>
    /// <exception cref="ArgumentException">No numbers, or one with another number of values than samples.</exception>
    public LinkedPanels Violins(string title, IReadOnlyList<(string Name, float[] Values)> numbers, string? note = null)
    {
        foreach (var (name, values) in numbers)
            if (values.Length != Labels.Count)
                throw new ArgumentException(
                    $"Panel \"{title}\", {name}: expected {Labels.Count} values, one per sample, found {values.Length}.");
        return Animated(
            title, [.. numbers.Select(number => (number.Name, SampleViolins.Places(number.Values, Labels, Classes.Count)))], note);
    }

    /// <summary>The figure as HTML that needs no other file and no network.</summary>
    /// <exception cref="InvalidOperationException">There are no panels.</exception>
    public override string ToHtml() => LinkedPanelsHtml.Fragment(this);

    /// <summary>The still picture; animated panels show their last frame.</summary>
    /// <exception cref="InvalidOperationException">There are no panels.</exception>
    public override string ToSvg() => LinkedPanelsHtml.Still(this).ToSvg();

    /// <summary>The title and a line per panel, for consoles.</summary>
    public override string ToString() => string.Join(
        "\n  ", panels.Select(panel => panel.Note is null ? panel.Title : $"{panel.Title}: {panel.Note}")
            .Prepend($"{Title ?? "Linked panels"} ({Numbers.Count(Labels.Count)} samples)"));
}
