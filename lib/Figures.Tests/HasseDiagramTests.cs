using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace FilterGen.Figures.Tests;

public class HasseDiagramTests
{
    private static readonly HasseOrder Chain = new([new("1", "one", "a", "b"), new("2", "two")], [(0, 1)], "a chain");
    private static readonly HasseOrder Fork = new([new("1", "one"), new("2", "two"), new("3", "three")], [(0, 1), (0, 2)], "a fork");

    private readonly HasseDiagram changing = new(new("t", 0, 1, 0.1, 0.8), t => t < 0.5 ? Fork : Chain) { Title = "Orders" };

    [Fact]
    public void Sets_that_are_the_same_at_several_places_are_stored_once()
    {
        var call = Regex.Match(changing.ToHtml(), "^mount\\(\"[0-9a-f]{12}\", hasse, (.*)\\);$", RegexOptions.Multiline);
        var data = JsonNode.Parse(call.Groups[1].Value)!;
        Assert.Equal(["a fork", "a chain"], data["orders"]!.AsArray().Select(order => order!["caption"]!.GetValue<string>()));
        Assert.Equal([0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1], data["at"]!.AsArray().Select(place => place!.GetValue<int>()));
        Assert.Equal(0.3, data["slider"]!["places"]![3]!.GetValue<double>());
        Assert.Equal(8, data["slider"]!["start"]!.GetValue<int>());
    }

    [Fact]
    public void The_still_picture_shows_the_set_at_the_start_with_its_labels()
    {
        var svg = XDocument.Parse(changing.ToSvg());
        var texts = svg.Descendants().Where(e => e.Name.LocalName == "text").Select(e => e.Value).ToList();
        Assert.Equal(["Orders", "t = 0.8: a chain", "a", "b"], texts);
        Assert.Single(svg.Descendants(), e => e.Name.LocalName == "path" && (string?)e.Attribute("fill") == "none");
    }

    [Fact]
    public void It_shows_as_html_svg_and_text()
    {
        var forms = KernelDisplay.Show(changing);
        Assert.Equal(["text/html", "image/svg+xml", "text/plain"], forms.Keys);
        Assert.Equal(KernelDisplay.PreferredTypes(typeof(HasseDiagram)), forms.Keys);
        Assert.Equal("Orders: a chain\n  one\n  two", forms["text/plain"]);
    }

    [Fact]
    public void Too_large_a_set_is_said_to_be_so_and_not_drawn()
    {
        HasseNode[] many = [.. Enumerable.Range(0, HasseDiagram.MostNodes + 1).Select(i => new HasseNode($"{i}", ""))];
        var diagram = new HasseDiagram(new HasseOrder(many, [], "many"));
        Assert.Equal("many: more than 2,000 elements, too large to draw", diagram.ToString());
        Assert.DoesNotContain("<path", diagram.ToSvg(), StringComparison.Ordinal);
        Assert.Contains("many: more than 2,000 elements, too large to draw", diagram.ToHtml(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(60)]
    [InlineData(HasseDiagram.MostNodes)]
    public void A_set_with_too_long_texts_for_a_page_is_said_to_be_so_where_it_would_stand(int count)
    {
        HasseNode[] wordy = [.. Enumerable.Range(0, count).Select(i => new HasseNode($"{i}", new string('x', 2_400_000 / count)))];
        var large = new HasseOrder(wordy, [], "wordy");
        const string said = "wordy: too large to draw, since the page would have more than 2 MB. Take fewer elements, or shorter texts.";
        var alone = new HasseDiagram(large).ToHtml();
        Assert.InRange(alone.Length, 1, HasseDiagram.MostBytes);
        Assert.Equal([said], Captions(alone));

        var html = new HasseDiagram(new("t", 0, 1, 0.5, 1), t => t == 0.5 ? large : t < 0.5 ? Fork : Chain).ToHtml();
        Assert.Equal(["a fork", said, "a chain"], Captions(html));

        // Of two that fit one at a time, the one at the slider's start is drawn.
        HasseOrder Wordy(string name, int length) => new([new(name, new string(name[0], length))], [], name);
        var (shown, other) = (Wordy("shown", 1_200_000), Wordy("other", 1_000_000));
        Assert.Equal(["shown", "other: too large to draw, since the page would have more than 2 MB. Take fewer elements, or shorter texts."],
            Captions(new HasseDiagram(new("t", 0, 1, 1, 0), t => t == 0 ? shown : other) { Title = "Two" }.ToHtml()));
    }

    [Fact]
    public void As_many_elements_as_may_be_drawn_fit_into_a_page()
    {
        HasseNode[] nodes = [.. Enumerable.Range(0, HasseDiagram.MostNodes).Select(i => new HasseNode($"{i}", new string('x', 200)))];
        List<(int, int)> covers = [.. nodes.Index().Skip(3).Select(node => (node.Index / 3, node.Index))];
        var diagram = new HasseDiagram(new HasseOrder(nodes, covers, "many"));
        Assert.Equal(["many"], Captions(diagram.ToHtml()));
        Assert.EndsWith("\n  and 1,940 more", diagram.ToString());
    }

    private static IEnumerable<string> Captions(string html) =>
        JsonNode.Parse(Regex.Match(html, "^mount\\(\"[0-9a-f]{12}\", hasse, (.*)\\);$", RegexOptions.Multiline).Groups[1].Value)!
            ["orders"]!.AsArray().Select(order => order!["caption"]!.GetValue<string>());

    [Fact]
    public void Hostile_text_stays_text()
    {
        const string hostile = "</script><script>alert(1)</script><img src=x>";
        var html = new HasseDiagram(new HasseOrder([new(hostile, hostile, hostile, hostile)], [], hostile)) { Title = hostile }.ToHtml();
        Assert.Single(Regex.Matches(html, "<script", RegexOptions.IgnoreCase));
        Assert.Single(Regex.Matches(html, "<img"));
    }

    public static TheoryData<string, Action> Mistakes => new()
    {
        {
            "Hasse diagram: expected each name once, found \"1\" 2 times.",
            () => _ = new HasseDiagram(new HasseOrder([new("1", ""), new("1", "")], [], ""))
        },
        {
            "Hasse diagram: expected pairs of elements 0 to 0, found (0, 1).",
            () => _ = new HasseDiagram(new HasseOrder([new("1", "")], [(0, 1)], ""))
        },
        {
            "Slider \"t\": expected 2 to 10000 places, found 0 to 1 in steps of -1.",
            () => _ = new HasseDiagram(new ThresholdSlider("t", 0, 1, -1, 0), _ => Chain)
        },
        {
            "Slider \"t\": expected 2 to 10000 places, found 0 to 1 in steps of 1e-05.",
            () => _ = new HasseDiagram(new ThresholdSlider("t", 0, 1, 1e-5, 0), _ => Chain)
        },
        {
            "Table: expected 1×2 values, found 1×1.",
            () => _ = new ThresholdTable(["a"], ["x", "y"], new double[1, 1], new("t", 0, 1, 0.1, 0))
        },
        {
            "Table: expected 1 values in row \"b\", found 2.",
            () => new ThresholdTable(["a"], ["x"], new double[1, 1], new("t", 0, 1, 0.1, 0)).Above("b", [1, 2])
        },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_is_told_with_what_was_expected_and_found(string message, Action mistake) =>
        Assert.Equal(message, Assert.Throws<ArgumentException>(mistake).Message);
}
