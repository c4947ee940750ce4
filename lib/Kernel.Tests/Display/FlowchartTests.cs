using System.Xml.Linq;
using NotebookKernel.Display.Flowcharts;
using NotebookKernel.Tests.Execution;

namespace NotebookKernel.Tests.Display;

public sealed class FlowchartTests : IDisposable
{
    private const string Circle = """
        graph TD
            start([begin]) --> read["read<br/>a line"]
            read --> more{more?}
            more -- yes --> read
            more -->|no| done((end)) & log[(log)]
            start -.-> log
        """;

    private readonly SessionFixture fixture = new();

    public void Dispose() => fixture.Dispose();

    [Theory]
    [InlineData("flowchart LR\nA-->B", "LR: A B 0-1>")]
    [InlineData("graph TD; A --> B; B --> C;", "TB: A B C 0-1> 1-2>")]
    [InlineData("flowchart\n%% a remark\nA & B --> C & D", "TB: A B C D 0-2> 0-3> 1-2> 1-3>")]
    [InlineData("graph BT\na-b[one] --- c_2(two) === d{{three}}", "BT: one two three 0-1 1=2")]
    [InlineData("graph RL\nA <--> B\nA -.-> C\nA ==> D", "RL: A B C D 0<-1> 0.2> 0=3>")]
    [InlineData("graph LR\nA -- is a --> B\nB -->|or not| C\nC -. may be .-> D", "LR: A B C D 0-1>is a 1-2>or not 2.3>may be")]
    [InlineData("graph LR\nA[\"x --> y [z]\"] --> B[\"3×32<br/>#quot;v#quot; &lt;1\"]", "LR: x --> y [z] 3×32/\"v\" <1 0-1>")]
    [InlineData("graph LR\nclassDef hot fill:#f00\nA:::hot --> B\nstyle B fill:#fff", "LR: A B 0-1>")]
    [InlineData("flowchart LR\nA", "LR: A")]
    public void Nodes_and_lines_are_read(string text, string expected)
    {
        Flowchart chart = Assert.IsType<Flowchart>(FlowchartReader.Read(text));
        var nodes = chart.Nodes.Select(node => string.Join('/', node.Lines));
        var edges = chart.Edges.Select(edge =>
            $"{edge.From}{(edge.Back ? "<" : "")}{edge.Stroke}{edge.To}{(edge.Forth ? ">" : "")}{string.Join('/', edge.Lines)}");
        Assert.Equal(expected, $"{chart.Direction}: {string.Join(' ', [.. nodes, .. edges])}");
    }

    [Theory]
    [InlineData("")]
    [InlineData("flowchart LR")]
    [InlineData("sequenceDiagram\nA->>B: hello")]
    [InlineData("flowchart LR\nsubgraph one\nA --> B\nend")]
    [InlineData("flowchart LR\nA --> A")]
    [InlineData("flowchart LR\nA --> ")]
    [InlineData("flowchart LR\nA[open --> B")]
    [InlineData("flowchart LR\nA --x B")]
    public async Task What_is_not_known_is_left_to_the_page(string text)
    {
        Assert.Null(FlowchartReader.Read(text));
        if (text.Length > 0) Assert.StartsWith("<pre class=\"mermaid\">", await HtmlAsync(text));
    }

    [Fact]
    public async Task A_flowchart_is_a_picture_with_its_text_as_alternative_and_needs_no_network()
    {
        string html = await HtmlAsync(Circle);
        Assert.StartsWith("<img alt=\"graph TD\n", html);
        Assert.DoesNotContain("http", html);
        XElement svg = XElement.Parse(FlowchartSvg.Draw(FlowchartReader.Read(Circle)!));
        string[] words = [.. Elements(svg, "text").Select(text => text.Value)];
        Assert.Equal(["yes", "no", "no", "begin", "read", "a line", "more?", "end", "log"], words);
    }

    [Theory]
    [InlineData("TD", 0, 1)]
    [InlineData("BT", 0, -1)]
    [InlineData("LR", 1, 0)]
    [InlineData("RL", -1, 0)]
    public void Nodes_keep_apart_and_follow_the_direction(string direction, int right, int down)
    {
        XElement svg = XElement.Parse(FlowchartSvg.Draw(FlowchartReader.Read(
            $"graph {direction}\nA --> B & C & D\nB --> E\nC --> E\nD --> E\nE --> A\nA --> E")!));
        var boxes = Elements(svg, "rect").Select(box => (X: Number(box, "x"), Y: Number(box, "y"),
            Width: Number(box, "width"), Height: Number(box, "height"))).ToArray();
        Assert.Equal(5, boxes.Length);
        foreach (var (first, second) in boxes.SelectMany((first, i) => boxes.Skip(i + 1).Select(second => (first, second))))
        {
            bool apart = first.X + first.Width <= second.X || second.X + second.Width <= first.X
                || first.Y + first.Height <= second.Y || second.Y + second.Height <= first.Y;
            Assert.True(apart, $"{first} and {second}");
        }
        Assert.All(boxes, box => Assert.True(box.X >= 0 && box.Y >= 0
            && box.X + box.Width <= Number(svg, "width") && box.Y + box.Height <= Number(svg, "height")));
        var (a, e) = (boxes[0], boxes[4]);
        Assert.Equal((right, down), right != 0 ? (Math.Sign(e.X - a.X), 0) : (0, Math.Sign(e.Y - a.Y)));
        Assert.Equal(8, Elements(svg, "path").Count());
    }

    private async Task<string> HtmlAsync(string text) =>
        (string)(await fixture.RunAsync("#!mermaid\n" + text)).Displays.Single().Data["text/html"]!;

    private static IEnumerable<XElement> Elements(XElement svg, string name) => svg.Descendants().Where(one => one.Name.LocalName == name);

    private static double Number(XElement element, string name) =>
        double.Parse(element.Attribute(name)!.Value, System.Globalization.CultureInfo.InvariantCulture);
}
