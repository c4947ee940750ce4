using FilterGen.Figures.Svg;

namespace FilterGen.Figures.Orders;

/// <summary>An ordered set with its places in the picture, in pixels from the upper left.</summary>
internal sealed class PlacedOrder
{
    /// <summary>Sets of more elements have no labels, which nobody could read.</summary>
    private const int MostLabelled = 60;
    private const double Margin = 24;

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
        var gap = isLabelled ? 26 : 7;
        var layout = new LayeredLayout(order.Covers, [.. order.Nodes.Select(node => ((double)gap, gap + LabelWidth(node)))]);
        var layers = layout.Layers.DefaultIfEmpty(0).Max();
        var step = isLabelled ? 72 : 46;
        (Width, Height) = (layout.Width + 2 * Margin, layers * step + 2 * Margin);
        Nodes = [.. order.Nodes.Select((_, node) => Place(layout.X[node], layout.Layers[node]))];
        Lines = [.. layout.Lines.Select(line => line.Select(point => Place(point.X, point.Layer)).ToArray())];

        (double, double) Place(double x, int layer) => (Margin + x, Margin + (layers - layer) * step);
    }

    public double Width { get; }

    public double Height { get; }

    public IReadOnlyList<(double X, double Y)> Nodes { get; }

    /// <summary>Each cover's line, from the lower element to the upper one.</summary>
    public IReadOnlyList<(double X, double Y)[]> Lines { get; }

    public string Caption => order.Caption;

    public JsonObject ToJson() => new()
    {
        ["width"] = Math.Round(Width),
        ["height"] = Math.Round(Height),
        ["caption"] = order.Caption,
        ["nodes"] = new JsonArray([.. order.Nodes.Select((node, i) => (JsonNode)new JsonObject
        {
            ["name"] = node.Name,
            ["details"] = node.Details,
            ["above"] = isLabelled ? node.Above : "",
            ["below"] = isLabelled ? node.Below : "",
            ["x"] = Math.Round(Nodes[i].X, 1),
            ["y"] = Math.Round(Nodes[i].Y, 1),
        })]),
        ["covers"] = new JsonArray([.. order.Covers.Select(cover => (JsonNode)new JsonArray(cover.Lower, cover.Upper))]),
        ["lines"] = new JsonArray([.. Lines.Select(line => (JsonNode)("M" + string.Join("L", line.Select(point =>
            $"{Numbers.Pixels(Math.Round(point.X, 1))} {Numbers.Pixels(Math.Round(point.Y, 1))}"))))]),
    };

    /// <summary>Draws the set with its upper left corner at (left, top).</summary>
    public void Draw(SvgWriter svg, double left, double top)
    {
        foreach (var line in Lines)
            svg.Path([.. line.Select(point => (left + point.X, top + point.Y))], Theme.AxisLine, 1.3, dashed: false);
        if (Nodes.Count > 0)
            svg.Dots(Nodes.Select(node => (left + node.X, top + node.Y)), 13, Theme.Ink, 1);
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

    private double LabelWidth(HasseNode node) =>
        isLabelled ? Math.Max(SvgWriter.WidthOf(node.Above, Theme.FontSize), SvgWriter.WidthOf(node.Below, Theme.FontSize)) : 0;
}
