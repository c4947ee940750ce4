using System.Net;
using System.Text.RegularExpressions;
using System.Xml;

namespace FilterGen.Figures.Svg;

/// <summary>
/// Writes SVG of plain shapes and texts. No style sheets, clip paths or references: some pages strip them.
/// </summary>
internal sealed partial class SvgWriter
{
    private const double LeastShare = 0.75; // Of a text's size, where it has to be smaller to fit.

    private readonly StringBuilder text = new();

    public SvgWriter(double width, double height, string description)
    {
        text.Append(Invariant($"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" "));
        text.Append(Invariant($"viewBox=\"0 0 {width} {height}\" role=\"img\" font-family=\"{Theme.FontFamily}\">"));
        text.Append($"<title>{Escape(description)}</title>");
        Rectangle(0, 0, width, height, Theme.Paper);
    }

    /// <summary>The room that a text needs.</summary>
    public static double WidthOf(string label, double size, bool bold = false) => TextWidth.Of(Plain(label), size, bold);

    public void Rectangle(double x, double y, double width, double height, string fill, string? stroke = null) =>
        text.Append(Invariant($"<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" fill=\"{fill}\""))
            .Append(stroke is null ? "/>" : $" stroke=\"{Escape(stroke)}\"/>");

    public void Line(double x1, double y1, double x2, double y2, string stroke, double width = 1, bool dashed = false) =>
        text.Append(Invariant($"<path d=\"M{x1} {y1}L{x2} {y2}\" stroke=\"{stroke}\" stroke-width=\"{width}\""))
            .Append(Dashes(dashed)).Append("/>");

    public void Path(IReadOnlyList<(double X, double Y)> points, string stroke, double width, bool dashed)
    {
        text.Append("<path d=\"");
        AppendPoints(points);
        text.Append(Invariant($"\" fill=\"none\" stroke=\"{stroke}\" stroke-width=\"{width}\" stroke-linejoin=\"round\""))
            .Append(Dashes(dashed)).Append("/>");
    }

    /// <summary>Many lines of one look, as one short path.</summary>
    public void Paths(IEnumerable<IReadOnlyList<(double X, double Y)>> lines, string stroke, double width)
    {
        text.Append("<path d=\"");
        foreach (var points in lines)
            AppendPoints(points);
        text.Append(Invariant($"\" fill=\"none\" stroke=\"{stroke}\" stroke-width=\"{width}\" stroke-linejoin=\"round\"/>"));
    }

    public void Area(IReadOnlyList<(double X, double Y)> points, string fill)
    {
        text.Append("<path d=\"");
        AppendPoints(points);
        text.Append($"Z\" fill=\"{Escape(fill)}\"/>");
    }

    /// <summary>Round dots, as a line of length zero each: one short path however many they are.</summary>
    public void Dots(IEnumerable<(double X, double Y)> centers, double size, string fill, double opacity)
    {
        text.Append("<path d=\"");
        foreach (var (x, y) in centers)
            text.Append(Invariant($"M{x} {y}h0"));
        text.Append(Invariant($"\" stroke=\"{fill}\" stroke-width=\"{size}\" stroke-opacity=\"{opacity}\" stroke-linecap=\"round\"/>"));
    }

    /// <summary>
    /// A text at (x, y); <paramref name="anchor"/> is start, middle or end, and y the base line. Where it is longer than
    /// <paramref name="room"/>, it is smaller, and where that is not enough, cut.
    /// </summary>
    public void Text(
        double x, double y, string label, double size, string anchor = "start", string? fill = null, bool bold = false, int turn = 0,
        double room = double.PositiveInfinity)
    {
        (label, size) = Fit(label, size, room, bold);
        text.Append(Invariant($"<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\" text-anchor=\"{anchor}\" "))
            .Append($"fill=\"{Escape(fill ?? Theme.Ink)}\"");
        if (bold)
            text.Append(" font-weight=\"600\"");
        if (turn != 0)
            text.Append(Invariant($" transform=\"rotate({turn} {x} {y})\""));
        text.Append('>');
        AppendMarkup(label, size);
        text.Append("</text>");
    }

    private static (string Label, double Size) Fit(string label, double size, double room, bool bold)
    {
        var width = WidthOf(label, size, bold);
        if (width <= room || label.Length == 0) return (label, size);
        size = Math.Max(LeastShare * size, size * room / width);
        if (WidthOf(label, size, bold) <= room) return (label, size);
        StringBuilder cut = new();
        var left = room - TextWidth.Of("…", size, bold);
        foreach (var rune in Plain(label).EnumerateRunes())
        {
            if ((left -= TextWidth.Of(rune.ToString(), size, bold)) < 0) break;
            cut.Append(rune);
        }
        return (WebUtility.HtmlEncode(cut.ToString().TrimEnd()) + "…", size);
    }

    public void Image(double x, double y, double width, double height, byte[] png) =>
        text.Append(Invariant($"<image x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" "))
            .Append("preserveAspectRatio=\"none\" image-rendering=\"pixelated\" ")
            .Append($"href=\"data:image/png;base64,{Convert.ToBase64String(png)}\"/>");

    /// <summary>Opens a window onto the drawing: what lies outside the rectangle is not shown until <see cref="EndWindow"/>.</summary>
    public void BeginWindow(double x, double y, double width, double height) =>
        text.Append(Invariant($"<svg x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" "))
            .Append(Invariant($"viewBox=\"{x} {y} {width} {height}\">"));

    public void EndWindow() => text.Append("</svg>");

    /// <summary>The document so far, closed.</summary>
    public override string ToString() => text + "</svg>";

    /// <summary>Text for XML, which has no way to write control characters.</summary>
    private static string Escape(string value) => string.Concat(WebUtility.HtmlEncode(value).Where(XmlConvert.IsXmlChar));

    /// <summary>Text without plotly's markup: tags such as &lt;b&gt; and &lt;sub&gt; go, entities become characters.</summary>
    private static string Plain(string label) => WebUtility.HtmlDecode(Tag().Replace(label, ""));

    /// <summary>Raises and lowers what plotly's &lt;sup&gt; and &lt;sub&gt; enclose; other tags go.</summary>
    private void AppendMarkup(string label, double size)
    {
        var end = 0;
        foreach (Match match in Script().Matches(label))
        {
            text.Append(Escape(Plain(label[end..match.Index])));
            var shift = (match.Groups[1].ValueSpan.EndsWith("b", StringComparison.OrdinalIgnoreCase) ? 0.25 : -0.35) * size;
            text.Append(Invariant($"<tspan dy=\"{shift}\" font-size=\"{0.75 * size}\">{Plain(match.Groups[2].Value)}</tspan>"));
            text.Append(Invariant($"<tspan dy=\"{-shift}\">\u200b</tspan>"));
            end = match.Index + match.Length;
        }
        text.Append(Escape(Plain(label[end..])));
    }

    private static string Dashes(bool dashed) => dashed ? " stroke-dasharray=\"6 4\"" : "";

    private static string Invariant(FormattableString format)
    {
        var arguments = format.GetArguments();
        for (var i = 0; i < arguments.Length; i++)
            arguments[i] = arguments[i] switch
            {
                double number => Numbers.Pixels(number),
                int number => Numbers.Invariant(number),
                string label => Escape(label),
                var other => other,
            };
        return string.Format(System.Globalization.CultureInfo.InvariantCulture, format.Format, arguments);
    }

    private void AppendPoints(IReadOnlyList<(double X, double Y)> points)
    {
        for (var i = 0; i < points.Count; i++)
            text.Append(Invariant($"{(i == 0 ? "M" : "L")}{points[i].X} {points[i].Y}"));
    }

    [GeneratedRegex("</?(b|i|em|strong|sub|sup|span)[^<>]*>|<br ?/?>", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Tag();

    [GeneratedRegex("<(sub|sup)>(.*?)</\\1>", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Script();
}
