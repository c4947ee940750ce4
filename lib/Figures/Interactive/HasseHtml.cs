using FilterGen.Figures.Orders;
using FilterGen.Figures.Svg;

namespace FilterGen.Figures.Interactive;

/// <summary>A <see cref="HasseDiagram"/> in its written forms.</summary>
internal static class HasseHtml
{
    private const int Margin = 14;
    private const int LineHeight = 22;

    /// <summary>The pixels that a caption takes before it goes on in the next line.</summary>
    private const double PageWidth = 660;

    /// <summary>Characters for all but the sets: the scripts, and the slider's places.</summary>
    private const int OtherRoom = 60_000;

    /// <summary>Characters of an element with its dot, of a cover, and of a cover's line in the still picture.</summary>
    private const int NodeLength = 80, CoverLength = 14, StillLength = 36;

    public static string Fragment(HasseDiagram diagram)
    {
        var orders = Fitting(diagram);
        var first = orders[diagram.Slider?.StartPlace ?? 0];
        return Widget.Fragment(ToJson(diagram, orders), "hasse", ["widget.js", "threshold.js", "hasse.js"], Still(diagram, first),
            diagram.Title ?? first.Caption);
    }

    public static string Still(HasseDiagram diagram) => Still(diagram, diagram.First);

    private static string Still(HasseDiagram diagram, HasseOrder order)
    {
        var placed = diagram.Placed(order);
        var caption = Caption(diagram, order);
        var lines = Wrapped(caption);
        var text = Math.Max(
            SvgWriter.WidthOf(diagram.Title ?? "", Theme.TitleSize, bold: true),
            lines.Max(line => SvgWriter.WidthOf(line, Theme.FontSize)));
        var width = Math.Max(placed.Width, text) + 2 * Margin;
        double top = Margin;
        var bottom = top + ((diagram.Title is null ? 0 : 1) + lines.Count) * LineHeight;
        var svg = new SvgWriter(width, bottom + placed.Height + Margin, diagram.Title ?? caption);
        if (diagram.Title is not null)
        {
            svg.Text(Margin, top + Theme.TitleSize, diagram.Title, Theme.TitleSize, bold: true);
            top += LineHeight;
        }
        foreach (var line in lines)
        {
            top += LineHeight;
            svg.Text(Margin, top - 6, line, Theme.FontSize, fill: Theme.Quiet);
        }
        placed.Draw(svg, (width - placed.Width) / 2, bottom);
        return svg.ToString();
    }

    private static string Caption(HasseDiagram diagram, HasseOrder order) => diagram.Slider is { } slider
        ? $"{slider.Name} = {Numbers.Fixed(slider.Places[slider.StartPlace], slider.Decimals)}: {order.Caption}"
        : order.Caption;

    private static List<string> Wrapped(string text)
    {
        List<string> lines = [""];
        foreach (var word in text.Split(' '))
        {
            var longer = lines[^1].Length == 0 ? word : $"{lines[^1]} {word}";
            if (lines[^1].Length > 0 && SvgWriter.WidthOf(longer, Theme.FontSize) > PageWidth)
                lines.Add(word);
            else
                lines[^1] = longer;
        }
        return lines;
    }

    /// <summary>The sets, the largest ones but the first one only named until the page is small enough; then that one, too.</summary>
    private static HasseOrder[] Fitting(HasseDiagram diagram)
    {
        var lengths = diagram.Orders.Distinct().ToDictionary(order => order, order => LengthOf(diagram, order));
        var total = OtherRoom + lengths.Values.Sum();
        Dictionary<HasseOrder, HasseOrder> named = [];
        foreach (var (order, length) in lengths.OrderBy(each => each.Key == diagram.First).ThenByDescending(each => each.Value))
        {
            if (total <= HasseDiagram.MostBytes)
                break;
            named[order] = new([], [], $"{order.Caption}: too large to draw, since the page would have more than "
                + $"{HasseDiagram.MostBytes / 1_000_000} MB. Take fewer elements, or shorter texts.");
            total -= length;
        }
        return [.. diagram.Orders.Select(order => named.GetValueOrDefault(order, order))];
    }

    /// <summary>
    /// About as many characters as a set has in the page; the first one is there as a still picture, too. Large sets are not placed for
    /// that: over a slider there may be many of them.
    /// </summary>
    private static long LengthOf(HasseDiagram diagram, HasseOrder order)
    {
        var still = order == diagram.First ? 4 / 3.0 : 0;
        if (order.Nodes.Count > PlacedOrder.MostLabelled)
            return order.Nodes.Sum(node => NodeLength + JsonEncodedText.Encode(node.Details).EncodedUtf8Bytes.Length)
                + order.Covers.Count * (long)(CoverLength + still * StillLength);
        var picture = still > 0 ? still * Encoding.UTF8.GetByteCount(diagram.ToSvg()) : 0;
        return diagram.Placed(order).ToJson(_ => int.MaxValue).ToJsonString().Length + (long)picture;
    }

    private static JsonObject ToJson(HasseDiagram diagram, HasseOrder[] orders)
    {
        var different = orders.Distinct().ToList();
        Dictionary<string, int> numbers = [];
        return new()
        {
            ["title"] = diagram.Title,
            ["hint"] = diagram.Hint,
            ["slider"] = diagram.Slider is { } slider ? SliderJson.Of(slider) : null,
            ["orders"] = new JsonArray([.. different.Select(order => (JsonNode)diagram.Placed(order).ToJson(NumberOf))]),
            ["at"] = new JsonArray([.. orders.Select(order => (JsonNode)different.IndexOf(order))]),
        };

        int NumberOf(string name) => numbers.TryGetValue(name, out var number) ? number : numbers[name] = numbers.Count;
    }
}
