using FilterGen.Figures.Orders;
using FilterGen.Figures.Svg;

namespace FilterGen.Figures.Interactive;

/// <summary>A <see cref="HasseDiagram"/> in its written forms.</summary>
internal static class HasseHtml
{
    private const int Margin = 14;
    private const int LineHeight = 22;

    public static string Fragment(HasseDiagram diagram)
    {
        var html = Widget.Fragment(
            ToJson(diagram), "hasse", ["widget.js", "threshold.js", "hasse.js"], diagram.ToSvg(), diagram.Title ?? diagram.First.Caption);
        if (html.Length > HasseDiagram.MostBytes)
            throw new InvalidOperationException(
                $"Hasse diagram: expected at most {Numbers.Count(HasseDiagram.MostBytes)} bytes, found {Numbers.Count(html.Length)} for "
                + $"{Numbers.Count(diagram.Orders.Distinct().Sum(order => order.Nodes.Count))} elements. Give it fewer elements, or fewer "
                + "places of its slider.");
        return html;
    }

    public static string Still(HasseDiagram diagram)
    {
        var placed = new PlacedOrder(diagram.First);
        var caption = Caption(diagram);
        var text = Math.Max(SvgWriter.WidthOf(diagram.Title ?? "", Theme.TitleSize), SvgWriter.WidthOf(caption, Theme.FontSize));
        var width = Math.Max(placed.Width, text) + 2 * Margin;
        var top = (diagram.Title is null ? 0 : LineHeight) + LineHeight + Margin;
        var svg = new SvgWriter(width, top + placed.Height + Margin, diagram.Title ?? caption);
        if (diagram.Title is not null)
            svg.Text(Margin, Margin + Theme.TitleSize, diagram.Title, Theme.TitleSize, bold: true);
        svg.Text(Margin, top - 6, caption, Theme.FontSize, fill: Theme.Quiet);
        placed.Draw(svg, (width - placed.Width) / 2, top);
        return svg.ToString();
    }

    private static string Caption(HasseDiagram diagram) => diagram.Slider is { } slider
        ? $"{slider.Name} = {Numbers.Fixed(slider.Places[slider.StartPlace], slider.Decimals)}: {diagram.First.Caption}"
        : diagram.First.Caption;

    private static JsonObject ToJson(HasseDiagram diagram)
    {
        var different = diagram.Orders.Distinct().ToList();
        return new()
        {
            ["title"] = diagram.Title,
            ["hint"] = diagram.Hint,
            ["slider"] = diagram.Slider is { } slider ? SliderJson.Of(slider) : null,
            ["orders"] = new JsonArray([.. different.Select(order => (JsonNode)new PlacedOrder(order).ToJson())]),
            ["at"] = new JsonArray([.. diagram.Orders.Select(order => (JsonNode)different.IndexOf(order))]),
        };
    }
}
