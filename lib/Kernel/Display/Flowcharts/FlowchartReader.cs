using System.Net;
using System.Text.RegularExpressions;

namespace NotebookKernel.Display.Flowcharts;

/// <summary>Reads Mermaid's flowcharts: nodes, lines and their texts. Colours and links are passed over.</summary>
internal sealed partial class FlowchartReader
{
    private static readonly (string Open, string Close, NodeShape Shape)[] Shapes =
    [
        ("([", "])", NodeShape.Stadium), ("[[", "]]", NodeShape.Box), ("[(", ")]", NodeShape.Rounded), ("((", "))", NodeShape.Circle),
        ("{{", "}}", NodeShape.Hexagon), ("[/", "]", NodeShape.Box), ("[\\", "]", NodeShape.Box), (">", "]", NodeShape.Box),
        ("[", "]", NodeShape.Box), ("(", ")", NodeShape.Rounded), ("{", "}", NodeShape.Diamond),
    ];

    private readonly Dictionary<string, int> places = [];
    private readonly List<FlowNode> nodes = [];
    private readonly List<FlowEdge> edges = [];
    private string line = "";
    private int at;

    /// <summary>The flowchart; null where the text is no flowchart or has what is not known here, such as a subgraph.</summary>
    public static Flowchart? Read(string text)
    {
        string[] lines = [.. text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0 && !line.StartsWith("%%"))];
        if (lines.Length == 0 || Header().Match(lines[0]) is not { Success: true } header) return null;
        var reader = new FlowchartReader();
        string[] statements = [header.Groups["rest"].Value, .. lines[1..]];
        if (!statements.All(reader.Line) || reader.nodes.Count == 0) return null;
        string direction = header.Groups["direction"].Value;
        return new Flowchart(direction is "" or "TD" ? "TB" : direction, reader.nodes, reader.edges);
    }

    /// <summary>Reads statements, which a semicolon may divide; whether all are known.</summary>
    private bool Line(string text)
    {
        if (Ignored().IsMatch(text)) return true;
        if (Unknown().IsMatch(text)) return false;
        (line, at) = (text, 0);
        while (Take(Blank()) is not null && at < line.Length)
        {
            if (!Chain()) return false;
        }
        return true;
    }

    private bool Chain()
    {
        if (Group() is not { } from) return false;
        while (at < line.Length && line[at] != ';')
        {
            if (Take(Link()) is not { } link || Group() is not { } to) return false;
            string[] text = Text(link.Groups["text"].Value);
            char stroke = link.Groups["line"].ValueSpan.IndexOfAny('=', '.') is >= 0 and var one ? link.Groups["line"].Value[one] : '-';
            foreach (var (first, second) in from.SelectMany(first => to.Select(second => (first, second))))
            {
                if (first == second) return false;
                edges.Add(new FlowEdge(first, second, text, stroke, link.Groups["back"].Success, link.Groups["forth"].Success));
            }
            from = to;
        }
        return true;
    }

    private List<int>? Group()
    {
        List<int> group = [];
        do
        {
            if (Node() is not { } node) return null;
            group.Add(node);
        }
        while (Take(And()) is not null);
        Take(Space());
        return group;
    }

    private int? Node()
    {
        if (Take(Id()) is not { } id) return null;
        string name = id.Groups["id"].Value;
        if (!places.TryGetValue(name, out int place))
        {
            places[name] = place = nodes.Count;
            nodes.Add(new FlowNode(NodeShape.Box, [name]));
        }
        var (open, close, shape) = Shapes.FirstOrDefault(one => line.AsSpan(at).StartsWith(one.Open));
        if (open is not null)
        {
            int start = at + open.Length;
            bool quoted = line.AsSpan(start).StartsWith("\"");
            int from = quoted ? line.IndexOf('"', start + 1) : start;
            int end = from < 0 ? -1 : line.IndexOf(close, from, StringComparison.Ordinal);
            if (end < 0) return null;
            nodes[place] = new FlowNode(shape, Text(line[start..end].Trim('"', '/', '\\', ' ')));
            at = end + close.Length;
        }
        Take(Class());
        return place;
    }

    private Match? Take(Regex regex)
    {
        Match match = regex.Match(line, at);
        if (!match.Success) return null;
        at += match.Length;
        return match;
    }

    private static string[] Text(string label)
    {
        if (string.IsNullOrWhiteSpace(label)) return [];
        string plain = Tag().Replace(Break().Replace(label.Trim().Trim('"'), "\n"), "").Replace("`", "");
        return [.. WebUtility.HtmlDecode(Entity().Replace(plain, "&$1;")).Split('\n').Select(part => part.Trim())];
    }

    [GeneratedRegex(@"^(flowchart|graph)\b\s*(?<direction>TB|TD|BT|LR|RL)?\b\s*;?(?<rest>.*)$")]
    private static partial Regex Header();

    [GeneratedRegex(@"^(classDef|class|style|linkStyle|click|accTitle|accDescr)\b")]
    private static partial Regex Ignored();

    [GeneratedRegex(@"^(subgraph|direction|end)\b")]
    private static partial Regex Unknown();

    [GeneratedRegex(@"\G[\s;]*")]
    private static partial Regex Blank();

    [GeneratedRegex(@"\G\s*")]
    private static partial Regex Space();

    [GeneratedRegex(@"\G\s*(?<id>[\p{L}\p{N}_]+(-[\p{L}\p{N}_]+)*)")]
    private static partial Regex Id();

    [GeneratedRegex(@"\G\s*&")]
    private static partial Regex And();

    [GeneratedRegex(@"\G:::[\w-]+")]
    private static partial Regex Class();

    // "A -- text --> B", "A -->|text| B", "A -.-> B", "A ==> B", "A <--> B", "A --- B"
    [GeneratedRegex(@"\G(?<back><)?((--|==|-\.)\s+(?<text>[^|]*?)\s+)?(?<line>-{2,}|={2,}|-?\.+-)(?<forth>>)?(?![xo]\s)\s*(\|(?<text>[^|]*)\|)?")]
    private static partial Regex Link();

    [GeneratedRegex(@"<br\s*/?>|\\n")]
    private static partial Regex Break();

    [GeneratedRegex(@"</?[a-zA-Z][^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"#(\w+);")]
    private static partial Regex Entity();
}
