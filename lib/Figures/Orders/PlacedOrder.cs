using FilterGen.Figures.Svg;

namespace FilterGen.Figures.Orders;

/// <summary>An ordered set with its places in the picture, in pixels from the upper left.</summary>
internal sealed class PlacedOrder
{
    /// <summary>Sets of more elements are drawn small and without labels, which nobody could read.</summary>
    public const int MostLabelled = 60;

    /// <summary>Sets of more unlabelled elements are drawn smaller still.</summary>
    private const int MostRoomy = 400;
    private const double Margin = 24;
    private const double Gap = 20;
    private const double LayerHeight = 72;

    /// <summary>Labels stand beside the dot, on its right: over and under it are the lines.</summary>
    private const double LabelLeft = 10;
    private const double LabelAbove = -6;
    private const double LabelBelow = 16;

    /// <summary>The colours of what is above and below, as the script has them.</summary>
    private const string AboveInk = "#b54a00";
    private const string BelowInk = "#005a8d";

    private readonly HasseOrder order;
    private readonly bool isLabelled;

    public PlacedOrder(HasseOrder order)
    {
        this.order = order;
        isLabelled = order.Nodes.Count <= MostLabelled;
        if (isLabelled)
            (Width, Height, Radius, Nodes, Lines) = Layered(order);
        else
            (Width, Height, Radius, Nodes) = Banded(order);
    }

    public double Width { get; }

    public double Height { get; }

    /// <summary>Of the dots, in pixels.</summary>
    public double Radius { get; }

    public IReadOnlyList<(double X, double Y)> Nodes { get; }

    /// <summary>Each cover's line, from the lower element to the upper one; null where all are straight.</summary>
    public IReadOnlyList<(double X, double Y)[]>? Lines { get; }

    public string Caption => order.Caption;

    /// <param name="numberOf">The number of an element's name among those of all sets.</param>
    public JsonObject ToJson(Func<string, int> numberOf) => new()
    {
        ["width"] = Math.Round(Width),
        ["height"] = Math.Round(Height),
        ["radius"] = Radius,
        ["caption"] = order.Caption,
        ["nodes"] = new JsonArray([.. order.Nodes.Select((node, i) => ToJson(node, numberOf(node.Name), Nodes[i]))]),
        ["covers"] = new JsonArray([.. order.Covers.Select(cover => (JsonNode)new JsonArray(cover.Lower, cover.Upper))]),
        ["lines"] = Lines is null ? null : new JsonArray([.. Lines.Select(line => (JsonNode)("M" + string.Join("L", line.Select(point =>
            $"{Numbers.Pixels(Math.Round(point.X, 1))} {Numbers.Pixels(Math.Round(point.Y, 1))}"))))]),
    };

    /// <summary>Draws the set with its upper left corner at (left, top).</summary>
    public void Draw(SvgWriter svg, double left, double top)
    {
        var lines = Lines ?? [.. order.Covers.Select(cover => new[] { Nodes[cover.Lower], Nodes[cover.Upper] })];
        if (lines.Count > 0)
            svg.Paths(
                lines.Select(line => line.Select(point => (left + point.X, top + point.Y)).ToArray()), Theme.AxisLine,
                isLabelled ? 1.3 : 0.6);
        if (Nodes.Count > 0)
            svg.Dots(Nodes.Select(node => (left + node.X, top + node.Y)), 2 * Radius, Theme.Ink, 1);
        if (!isLabelled)
            return;
        foreach (var (node, (x, y)) in order.Nodes.Zip(Nodes))
        {
            Label(node.Above, left + x + LabelLeft, top + y + LabelAbove, AboveInk);
            Label(node.Below, left + x + LabelLeft, top + y + LabelBelow, BelowInk);
        }

        void Label(string text, double x, double y, string ink)
        {
            if (text.Length == 0)
                return;
            svg.Rectangle(x - 1, y - 11, SvgWriter.WidthOf(text, Theme.FontSize) + 2, 14, Theme.Paper);
            svg.Text(x, y, text, Theme.FontSize, fill: ink);
        }
    }

    private static (double, double, double, (double, double)[], (double, double)[][]) Layered(HasseOrder order)
    {
        var layout = new LayeredLayout(order.Covers, [.. order.Nodes.Select(node => (Gap, Gap + LabelWidth(node)))]);
        var layers = layout.Layers.DefaultIfEmpty(0).Max();
        return (
            layout.Width + 2 * Margin, layers * LayerHeight + 2 * Margin, 6.5,
            [.. order.Nodes.Select((_, node) => Place(layout.X[node], layout.Layers[node]))],
            [.. layout.Lines.Select(line => line.Select(point => Place(point.X, point.Layer)).ToArray())]);

        (double, double) Place(double x, int layer) => (Margin + x, Margin + (layers - layer) * LayerHeight);
    }

    private static (double, double, double, (double, double)[]) Banded(HasseOrder order)
    {
        var isRoomy = order.Nodes.Count <= MostRoomy;
        var layout = new BandedLayout(new(order.Covers, [.. order.Nodes.Select(_ => (1.0, 1.0))]), isRoomy ? 18 : 13);
        return (
            layout.Width + 2 * Margin, layout.Height + 2 * Margin, isRoomy ? 5 : 3.5,
            [.. layout.Places.Select(place => (Margin + place.X, Margin + place.Y))]);
    }

    private static double LabelWidth(HasseNode node) =>
        Math.Max(SvgWriter.WidthOf(node.Above, Theme.FontSize), SvgWriter.WidthOf(node.Below, Theme.FontSize));

    private JsonObject ToJson(HasseNode node, int number, (double X, double Y) place)
    {
        var json = new JsonObject
        {
            ["name"] = number,
            ["details"] = node.Details,
            ["x"] = Math.Round(place.X, 1),
            ["y"] = Math.Round(place.Y, 1),
        };
        if (isLabelled)
            (json["above"], json["below"]) = (node.Above, node.Below);
        return json;
    }
}
