using System.Xml.Linq;

namespace FilterGen.Figures.Tests;

/// <summary>Moves the sliders of a table and of a Hasse diagram in a real browser.</summary>
[Collection(ChromiumPage.Name)]
public class ThresholdPageTests(ChromiumPage page)
{
    private static readonly ThresholdSlider Slider = new("t", 0, 1.2, 0.1, 0.8, "both");

    private static readonly ThresholdTable Table =
        new ThresholdTable(["a", "b"], ["x", "y"], new[,] { { 0.2, 0.9 }, { 1.0, double.NaN } }, Slider) { Title = "Numbers" }
            .Above("before", [0.8, 0.1]);

    private static readonly HasseDiagram Diagram = new(Slider, t => t switch
    {
        <= 0.2 => new([new("bottom", "the least"), new("top", "the greatest", "T")], [(0, 1)], "a chain"),
        <= 0.9 => new([new("bottom", "the least"), new("left", "on the left"), new("right", "on the right"), new("top", "the greatest", "T")],
            [(0, 1), (0, 2), (1, 3), (2, 3)], "a diamond"),
        _ => new([], [], "too large to draw"),
    });

    [ChromiumFact]
    public async Task The_threshold_recolours_the_table()
    {
        await page.Open("<!DOCTYPE html><body>" + Table.ToHtml());
        Assert.Equal("before:x a:y b:x", await Reached());
        Assert.Equal("2 of 4 reach it, before not counted", await Text(Root(0), "[role=status]"));
        await Move(Root(0), 2);
        Assert.Equal("before:x a:x a:y b:x", await Reached());
        await Move(Root(0), 10);
        Assert.Equal("b:x", await Reached());
        Assert.Equal("1 of 4 reach it, before not counted", await Text(Root(0), "[role=status]"));
        Assert.Equal("t = 1.0", await Text(Root(0), ".bar b"));
        await Move(Root(0), 11);
        Assert.Equal("", await Reached());
    }

    [ChromiumFact]
    public async Task Elements_come_and_go_with_the_slider()
    {
        await page.Open("<!DOCTYPE html><body>" + Diagram.ToHtml());
        Assert.Equal("a diamond: on the left, on the right, the greatest, the least; 4 lines", await Drawn(Root(0)));
        await Move(Root(0), 2);
        Assert.Equal("a chain: the greatest, the least; 1 lines", await Drawn(Root(0)));
        await Move(Root(0), 3);
        Assert.Equal("a diamond: on the left, on the right, the greatest, the least; 4 lines", await Drawn(Root(0)));
        await Move(Root(0), 10);
        Assert.Equal("too large to draw: ; 0 lines", await Drawn(Root(0)));
        await page.Until($"{Root(0)}.querySelectorAll('.node').length === 0");
    }

    [ChromiumFact]
    public async Task Under_the_pointer_an_element_says_what_it_is_and_what_is_below_and_above_it()
    {
        await page.Open("<!DOCTYPE html><body>" + Diagram.ToHtml());
        var box = (await page.Value(
            "(b => [b.left, b.top, b.width])"
            + $"({Root(0)}.querySelector('[aria-label=\"on the left\"] circle').getBoundingClientRect())"))!;
        var half = box[2]!.GetValue<double>() / 2;
        await page.Point(box[0]!.GetValue<double>() + half, box[1]!.GetValue<double>() + half);
        Assert.Equal("on the left", await Text(Root(0), "[role=status]"));
        Assert.Equal("the least", await Labels(".node.below"));
        Assert.Equal("the greatest", await Labels(".node.above"));
        Assert.Equal("1 1", await Value($"['.line.below', '.line.above'].map(s => {Root(0)}.querySelectorAll(s).length).join(' ')"));
        await page.Point(2, 2);
        Assert.Equal("Point at an element.", await Text(Root(0), "[role=status]"));
        Assert.Equal("", await Labels(".node.below"));
    }

    [ChromiumFact]
    public async Task Linked_sliders_move_together()
    {
        await page.Open("<!DOCTYPE html><body>" + Table.ToHtml() + Diagram.ToHtml());
        await Move(Root(0), 1);
        Assert.StartsWith("a chain", await Drawn(Root(1)));
        await Move(Root(1), 9);
        Assert.Equal("t = 0.9", await Text(Root(0), ".bar b"));
        Assert.Equal("a:y b:x", await Reached());
    }

    [ChromiumFact]
    public async Task Sliders_of_another_link_or_of_none_stay()
    {
        var others = new[] { "another", null }
            .Select(link => new ThresholdTable(["a"], ["x"], new[,] { { 0.5 } }, Slider with { Link = link }).ToHtml());
        await page.Open("<!DOCTYPE html><body>" + Table.ToHtml() + string.Concat(others) + Diagram.ToHtml());
        await Move(Root(0), 1);
        Assert.Equal(["t = 0.1", "t = 0.8", "t = 0.8", "t = 0.1"], await Thresholds());
        await Move(Root(1), 3);
        await Move(Root(2), 4);
        Assert.Equal(["t = 0.1", "t = 0.3", "t = 0.4", "t = 0.1"], await Thresholds());

        async Task<List<string>> Thresholds() =>
            [await Text(Root(0), ".bar b"), await Text(Root(1), ".bar b"), await Text(Root(2), ".bar b"), await Text(Root(3), ".bar b")];
    }

    /// <summary>The classic notebook runs an output's scripts in the page's head, after the output stands in the page.</summary>
    [ChromiumFact]
    public async Task A_script_that_runs_in_the_head_finds_its_figure()
    {
        var html = Diagram.ToHtml();
        var start = html.IndexOf("<script>", StringComparison.Ordinal);
        var end = html.IndexOf("</script>", StringComparison.Ordinal);
        await page.Open("<!DOCTYPE html><head></head><body>" + html[..start] + html[(end + 9)..]);
        var script = System.Text.Json.JsonSerializer.Serialize(html[(start + 8)..end]);
        await page.Value($"(s => {{ s.text = {script}; document.head.appendChild(s).remove(); }})(document.createElement('script')), 0");
        Assert.StartsWith("a diamond", await Drawn(Root(0)));
        Assert.Equal("none", await Value("document.querySelector('[data-filtergen] img').style.display"));
    }

    [Fact]
    public void The_still_table_shows_what_reaches_the_start()
    {
        var svg = XDocument.Parse(Table.ToSvg());
        Assert.Contains("t = 0.8: 2 of 4 reach it, before not counted", svg.Descendants().Select(e => e.Value));
        Assert.Equal(["0.80", "0.90", "1.00"], svg.Descendants()
            .Where(e => (string?)e.Attribute("font-weight") == "600" && double.TryParse(e.Value, out _)).Select(e => e.Value));
        Assert.Equal("Numbers\n           x     y\n──────  ────  ────\nbefore  0.80  0.10\na       0.20  0.90\nb       1.00     –", Table.ToString());
        Assert.Equal(KernelDisplay.PreferredTypes(typeof(ThresholdTable)), KernelDisplay.Show(Table).Keys);
    }

    private static string Root(int figure) => $"document.querySelectorAll('[data-filtergen]')[{figure}].querySelector('div').shadowRoot";

    private Task Move(string root, int place) =>
        page.Value($"(s => {{ s.value = {place}; s.dispatchEvent(new Event('input')); }})({root}.querySelector('input')), 0");

    private Task<string> Text(string root, string selector) => Value($"{root}.querySelector('{selector}').textContent");

    private Task<string> Labels(string selector) =>
        Value($"[...{Root(0)}.querySelectorAll('{selector}')].map(n => n.getAttribute('aria-label')).sort().join(', ')");

    private Task<string> Reached() => Value(
        $"[...{Root(0)}.querySelectorAll('tbody tr')].flatMap(r => [...r.cells].slice(1).map((c, i) => "
        + "[getComputedStyle(c).fontWeight, r.cells[0].textContent + ':' + 'xy'[i]])).filter(c => c[0] === '600').map(c => c[1]).join(' ')");

    private Task<string> Drawn(string root) => Value(
        $"{root}.querySelector('.quiet').textContent + ': ' + [...{root}.querySelectorAll('.node:not(.gone)')]"
        + $".map(n => n.getAttribute('aria-label')).sort().join(', ') + '; ' + {root}.querySelectorAll('.line').length + ' lines'");

    private async Task<string> Value(string expression) => (await page.Value(expression))!.GetValue<string>();
}
