using FilterGen.Figures.Display;
using FilterGen.Figures.Interactive;
using FilterGen.Figures.Orders;

namespace FilterGen.Figures;

/// <summary>
/// An ordered set as a Hasse diagram: what is greater stands higher, and a line joins two elements with nothing between them. Over a
/// slider the set may change, and elements come and go. Pointing at an element shows what it is, and what is below and above it. It
/// works wherever scripts run, without a network; elsewhere the set at the slider's start shows.
/// </summary>
/// <remarks>
/// Up to 60 elements have their labels; larger sets are drawn small and as wide as a page. A set of more than <see cref="MostNodes"/>
/// elements, or one whose texts are too long for a page, is said to be so instead of drawn.
/// </remarks>
/// <example><code>
/// new HasseDiagram(new([new("1", "one"), new("2", "two"), new("3", "three")], [(0, 1), (0, 2)], "divisibility"))
/// </code></example>
[TypeFormatterSource(typeof(FormsOf<InteractiveFigure>), PreferredMimeTypes = [MimeTypes.Html, MimeTypes.Svg, MimeTypes.Plain])]
public sealed class HasseDiagram : InteractiveFigure
{
    /// <summary>
    /// A set of more elements is said to be too large, not drawn: it would be taller than two screens, and slow to point at.
    /// </summary>
    public const int MostNodes = 2_000;

    /// <summary>
    /// The HTML holds this many bytes at most, since editors freeze on much larger output. The largest sets that would make it larger
    /// are not drawn.
    /// </summary>
    public const int MostBytes = LinkedPanels.MostBytes;

    private readonly Dictionary<HasseOrder, PlacedOrder> placed = [];

    /// <summary>A diagram of one set.</summary>
    /// <exception cref="ArgumentException">A name stands twice, or a pair names an element that is not there or goes in a circle.</exception>
    public HasseDiagram(HasseOrder order) : this(null, [order])
    {
    }

    /// <summary>A diagram of the set at each place of a slider.</summary>
    /// <exception cref="ArgumentException">As for one set, or the slider has too few or too many places.</exception>
    public HasseDiagram(ThresholdSlider slider, Func<double, HasseOrder> at) : this(slider, [.. slider.Places.Select(at)])
    {
    }

    private HasseDiagram(ThresholdSlider? slider, IReadOnlyList<HasseOrder> orders)
    {
        foreach (var order in orders.Distinct())
            Check(order);
        (Slider, Orders) = (slider, [.. orders.Select(Drawable)]);
    }

    /// <summary>What stands in place of an element's details while none is pointed at.</summary>
    public string Hint { get; init; } = "Point at an element.";

    internal ThresholdSlider? Slider { get; }

    /// <summary>The set at each place of the slider.</summary>
    internal IReadOnlyList<HasseOrder> Orders { get; }

    /// <summary>The set of the still picture.</summary>
    internal HasseOrder First => Orders[Slider?.StartPlace ?? 0];

    /// <summary>A set with its places, which are found once.</summary>
    internal PlacedOrder Placed(HasseOrder order) =>
        placed.TryGetValue(order, out var found) ? found : placed[order] = new(order);

    /// <summary>The diagram as HTML that needs no other file and no network.</summary>
    public override string ToHtml() => HasseHtml.Fragment(this);

    /// <summary>The still picture.</summary>
    public override string ToSvg() => HasseHtml.Still(this);

    /// <summary>The title and the first set's caption and elements, for consoles; of many elements the first ones.</summary>
    public override string ToString()
    {
        var more = First.Nodes.Count - PlacedOrder.MostLabelled;
        return string.Join("\n  ", First.Nodes.Take(PlacedOrder.MostLabelled).Select(node => node.Details)
            .Prepend(Title is null ? First.Caption : $"{Title}: {First.Caption}")
            .Concat(more > 0 ? [$"and {Numbers.Count(more)} more"] : []));
    }

    private static HasseOrder Drawable(HasseOrder order) => order.Nodes.Count <= MostNodes
        ? order
        : new([], [], $"{order.Caption}: more than {Numbers.Count(MostNodes)} elements, too large to draw");

    private static void Check(HasseOrder order)
    {
        if (order.Nodes.GroupBy(node => node.Name).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw new ArgumentException($"Hasse diagram: expected each name once, found \"{twice.Key}\" {twice.Count()} times.");
        foreach (var (lower, upper) in order.Covers)
            if (Math.Min(lower, upper) < 0 || Math.Max(lower, upper) >= order.Nodes.Count)
                throw new ArgumentException(
                    $"Hasse diagram: expected pairs of elements 0 to {order.Nodes.Count - 1}, found ({lower}, {upper}).");
    }
}
