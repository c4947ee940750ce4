using System.Net;

namespace NotebookKernel.Display.Flowcharts;

/// <summary>Draws a flowchart as SVG, readable on light and on dark pages.</summary>
internal sealed class FlowchartSvg
{
    private const double FontSize = 14, LineHeight = 18, PadAcross = 9, PadAlong = 10, Head = 8;
    private const string Ink = "#24292f", Fill = "#eaf2fb", Edge = "#54789c", Line = "#768390", Paper = "#ffffff";

    private readonly StringBuilder svg = new();
    private readonly Flowchart chart;
    private readonly FlowchartLayout layout;
    private readonly bool flat;

    private FlowchartSvg(Flowchart chart)
    {
        this.chart = chart;
        flat = chart.Direction is "LR" or "RL";
        layout = new FlowchartLayout(
            chart,
            [.. chart.Nodes.Select(node => Turned(Size(node)))],
            [.. chart.Edges.Select(edge => edge.Lines.Length == 0 ? (0, 0) : Turned(Size(edge.Lines)))]);
    }

    /// <summary>The picture's text.</summary>
    public static string Draw(Flowchart chart) => new FlowchartSvg(chart).Draw();

    private string Draw()
    {
        var (width, height) = Turned(layout.Size);
        Add($"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width:0.#}\" height=\"{height:0.#}\" viewBox=\"0 0 {width:0.#} {height:0.#}\" ");
        Add($"font-family=\"system-ui, Segoe UI, Helvetica, Arial, sans-serif\" font-size=\"{FontSize}\" text-anchor=\"middle\">\n");
        foreach (var (edge, line) in chart.Edges.Zip(layout.Lines)) Draw(edge, line);
        foreach (var (edge, line) in chart.Edges.Zip(layout.Lines).Where(one => one.First.Lines.Length > 0))
            Label(edge.Lines, line.Skip(1).SkipLast(1).MaxBy(place => place.Length)!);
        foreach (var (node, place) in chart.Nodes.Zip(layout.Nodes)) Draw(node, place);
        return svg.Append("</svg>").ToString();
    }

    private void Draw(FlowEdge edge, IReadOnlyList<FlowPlace> line)
    {
        double sign = line[^1].Rank > line[0].Rank ? 1 : -1;
        List<(double Along, double Across)> points = [(line[0].Along + sign * line[0].Length / 2, line[0].Across)];
        foreach (var place in line.Skip(1).SkipLast(1))
        {
            points.Add((place.Along - sign * place.Length / 2, place.Across));
            points.Add((place.Along + sign * place.Length / 2, place.Across));
        }
        points.Add((line[^1].Along - sign * line[^1].Length / 2, line[^1].Across));
        var (begin, end) = (points[0], points[^1]);
        if (edge.Back) points[0] = (begin.Along + sign * Head, begin.Across);
        if (edge.Forth) points[^1] = (end.Along - sign * Head, end.Across);
        Add($"<path d=\"M{At(points[0])}");
        foreach (var (from, to) in points.Zip(points.Skip(1)))
        {
            double middle = (from.Along + to.Along) / 2;
            Add($" C{At((middle, from.Across))} {At((middle, to.Across))} {At(to)}");
        }
        Add($"\" fill=\"none\" stroke=\"{Line}\" stroke-width=\"{(edge.Stroke == '=' ? 3 : 1.5)}\"");
        Add($"{(edge.Stroke == '.' ? " stroke-dasharray=\"4 3\"" : "")}/>\n");
        if (edge.Back) Arrow(begin, sign * Head);
        if (edge.Forth) Arrow(end, -sign * Head);
    }

    private void Arrow((double Along, double Across) tip, double back)
    {
        double half = Head / 2;
        Polygon(Line, tip, (tip.Along + back, tip.Across - half), (tip.Along + back, tip.Across + half));
    }

    private void Label(string[] lines, FlowPlace place)
    {
        var (x, y) = Point((place.Along, place.Across));
        var (width, height) = Size(lines);
        Add($"<rect x=\"{x - width / 2:0.#}\" y=\"{y - height / 2:0.#}\" width=\"{width:0.#}\" height=\"{height:0.#}\" rx=\"4\" fill=\"{Paper}\"/>\n");
        Text(lines, x, y);
    }

    private void Draw(FlowNode node, FlowPlace place)
    {
        var (x, y) = Point((place.Along, place.Across));
        var (width, height) = Turned((place.Length, place.Breadth));
        double a = place.Length / 2, b = place.Breadth / 2;
        var (along, across) = (place.Along, place.Across);
        switch (node.Shape)
        {
            case NodeShape.Diamond:
                Polygon(Fill, (along - a, across), (along, across - b), (along + a, across), (along, across + b));
                break;
            case NodeShape.Hexagon:
                double cut = Math.Min(a, b) / 2;
                Polygon(Fill, (along - a, across), (along - a + cut, across - b), (along + a - cut, across - b),
                    (along + a, across), (along + a - cut, across + b), (along - a + cut, across + b));
                break;
            default:
                double corner = node.Shape switch { NodeShape.Box => 3, NodeShape.Rounded => 9, _ => Math.Min(width, height) / 2 };
                Add($"<rect x=\"{x - width / 2:0.#}\" y=\"{y - height / 2:0.#}\" width=\"{width:0.#}\" height=\"{height:0.#}\" ");
                Add($"rx=\"{corner:0.#}\" fill=\"{Fill}\" stroke=\"{Edge}\"/>\n");
                break;
        }
        Text(node.Lines, x, y);
    }

    private void Polygon(string fill, params (double Along, double Across)[] points) =>
        Add($"<polygon points=\"{string.Join(' ', points.Select(At))}\" fill=\"{fill}\" stroke=\"{(fill == Fill ? Edge : "none")}\"/>\n");

    private void Text(string[] lines, double x, double y)
    {
        double top = y - LineHeight * (lines.Length - 1) / 2 + FontSize * 0.35;
        foreach (var (index, line) in lines.Index())
            Add($"<text x=\"{x:0.#}\" y=\"{top + index * LineHeight:0.#}\" fill=\"{Ink}\">{WebUtility.HtmlEncode(line)}</text>\n");
    }

    private static (double Width, double Height) Size(FlowNode node)
    {
        var (width, height) = Size(node.Lines);
        (width, height) = (width + 2 * PadAlong, height + 2 * PadAcross);
        return node.Shape switch
        {
            NodeShape.Diamond => (1.5 * width, 1.7 * height),
            NodeShape.Hexagon or NodeShape.Stadium => (width + height / 2, height),
            NodeShape.Circle => (Math.Max(width, height), Math.Max(width, height)),
            _ => (width, height),
        };
    }

    private static (double Width, double Height) Size(string[] lines) =>
        (lines.Max(line => line.EnumerateRunes().Sum(Width)) + 8, LineHeight * lines.Length);

    // About what sans serif fonts have; a picture cannot ask the font.
    private static double Width(Rune rune) => FontSize * (rune.Value switch
    {
        >= 0x2E80 => 1,
        'm' or 'w' or 'M' or 'W' or '@' or '%' or '→' or '—' or '…' => 0.9,
        'i' or 'j' or 'l' or 't' or 'f' or 'r' or 'I' or '.' or ',' or ':' or ';' or '\'' or '|' or '!' or '(' or ')' or '[' or ']' or ' ' => 0.36,
        >= 'A' and <= 'Z' => 0.7,
        _ => 0.58,
    });

    private (double, double) Turned((double First, double Second) size) => flat ? size : (size.Second, size.First);

    private (double X, double Y) Point((double Along, double Across) point)
    {
        if (chart.Direction is "RL" or "BT") point.Along = layout.Size.Along - point.Along;
        return Turned(point);
    }

    private string At((double Along, double Across) point)
    {
        var (x, y) = Point(point);
        return string.Create(CultureInfo.InvariantCulture, $"{x:0.#},{y:0.#}");
    }

    private void Add(FormattableString text) =>
        svg.Append(text.ToString(CultureInfo.InvariantCulture));
}
