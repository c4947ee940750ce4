namespace FilterGen.Figures.Tests;

/// <summary>Looks at small and large Hasse diagrams in a real browser, in a column of 700 pixels.</summary>
[Collection(ChromiumPage.Name)]
public class HassePageTests(ChromiumPage page)
{
    private const string Root = "document.querySelector('[data-filtergen] div').shadowRoot";

    /// <summary>The pairs of dots and texts that overlap, in screen pixels.</summary>
    private const string Overlaps = $$"""
        (boxes => boxes.flatMap((a, i) => boxes.slice(i + 1).filter(b =>
            a.left < b.right - 0.5 && b.left < a.right - 0.5 && a.top < b.bottom - 0.5 && b.top < a.bottom - 0.5)).length)
        ([...{{Root}}.querySelectorAll('circle, .node text')].map(part => part.getBoundingClientRect()))
        """;

    [ChromiumTheory]
    [InlineData(1, 7, "")]
    [InlineData(5, 10, "a1")]
    [InlineData(5, 10, "CAPITALS, W")]
    [InlineData(7, 10, "A label as long as thirty char")]
    public async Task Nothing_overlaps_in_a_labelled_diagram_and_its_texts_stay_readable(int seed, int sets, string label)
    {
        var order = SetSystem.Random(seed, sets, 0.5, label);
        Assert.InRange(order.Nodes.Count, 10, 60);
        await Open(order);
        Assert.Equal(0, (await page.Value(Overlaps))!.GetValue<int>());
        var scale = (await page.Value($"{Root}.querySelector('svg').getScreenCTM().a"))!.GetValue<double>();
        Assert.InRange(scale, 0.75 - 1e-3, 1);
        Assert.True((await page.Value("document.documentElement.scrollWidth <= innerWidth"))!.GetValue<bool>());
    }

    [ChromiumTheory]
    [InlineData(2, 14, 0.5)]
    [InlineData(3, 17, 0.6)]
    public async Task A_large_diagram_is_as_wide_as_the_page_and_shows_what_is_pointed_at(int seed, int sets, double density)
    {
        var order = SetSystem.Random(seed, sets, density);
        Assert.InRange(order.Nodes.Count, 100, HasseDiagram.MostNodes);
        await Open(order);
        Assert.Equal(0, (await page.Value(Overlaps))!.GetValue<int>());
        Assert.True((await page.Value($"(box => box.scrollWidth <= box.clientWidth)({Root}.querySelector('.scroll'))"))!.GetValue<bool>());
        Assert.Equal(order.Nodes.Count, (await page.Value($"{Root}.querySelectorAll('.node').length"))!.GetValue<int>());

        var name = order.Nodes[order.Nodes.Count / 2].Details;
        var dot = $"{Root}.querySelector('[aria-label=\"{name}\"] circle')";
        await page.Value($"{dot}.scrollIntoView({{ block: 'center' }}), 0");
        var box = (await page.Value($"(b => [b.left + b.width / 2, b.top + b.height / 2])({dot}.getBoundingClientRect())"))!;
        await page.Point(box[0]!.GetValue<double>(), box[1]!.GetValue<double>());
        Assert.Equal(name, (await page.Value($"{Root}.querySelector('.details').textContent"))!.GetValue<string>());
        var above = (await page.Value($"{Root}.querySelectorAll('.node.above').length"))!.GetValue<int>();
        Assert.Equal(Above(order, order.Nodes.Count / 2), above);
    }

    [ChromiumFact]
    public async Task A_set_that_is_not_drawn_is_one_sentence()
    {
        HasseNode[] many = [.. Enumerable.Range(0, HasseDiagram.MostNodes + 1).Select(i => new HasseNode($"{i}", ""))];
        await Open(new(many, [], "many"));
        Assert.Equal("A lattice, many: more than 2,000 elements, too large to draw", (await page.Value(
            $"[...{Root}.querySelector('.card').children].map(part => part.textContent).join(', ')"))!.GetValue<string>());
        Assert.Equal("none", (await page.Value("document.querySelector('[data-filtergen] img').style.display"))!.GetValue<string>());
    }

    private Task Open(HasseOrder order) =>
        page.Open($"<!DOCTYPE html><body style=\"width:684px\">{new HasseDiagram(order) { Title = "A lattice" }.ToHtml()}");

    private static int Above(HasseOrder order, int element)
    {
        HashSet<int> above = [];
        List<int> left = [element];
        for (var i = 0; i < left.Count; i++)
            left.AddRange(order.Covers.Where(cover => cover.Lower == left[i] && above.Add(cover.Upper)).Select(cover => cover.Upper));
        return above.Count;
    }
}
