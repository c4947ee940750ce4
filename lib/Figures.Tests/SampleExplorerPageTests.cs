
namespace FilterGen.Figures.Tests;

/// <summary>Picks samples of an explorer in a real browser: a white, a grey and a black image.</summary>
[Collection(ChromiumPage.Name)]
public class SampleExplorerPageTests(ChromiumPage page)
{
    private const string Root = "document.querySelector('[data-filtergen] div').shadowRoot";

    private static readonly SampleExplorer Explorer =
        new SampleExplorer(new([1, 1, 1, 1, 0.4f, 0.4f, 0.4f, 0.4f, 0, 0, 0, 0], 2, 2)) { Captions = ["white", "grey", "black"] }
            .Row("Layer 1")
            .Bars("coefficients", [1, -1, 0.5f, -1, -1, 1], 2)
            .Pictures("filters", [-1, 1, 0, 0.5f, 1, -1], 2, 1, 1, ColorMap.Diverging);

    [ChromiumFact]
    public async Task The_slider_picks_a_sample_and_all_that_belongs_to_it()
    {
        await page.Open("<!DOCTYPE html><body>" + Explorer.ToHtml());
        Assert.Equal(("white", 255), await Shown());
        Assert.Equal("5,48,97", await Filter(0));
        Assert.Equal("103,0,31", await Filter(1));
        Assert.Equal(["red", "blue"], [await Bar(0), await Bar(1)]);

        await page.Value($"(s => {{ s.value = 2; s.dispatchEvent(new Event('input')); }})({Root}.querySelector('input')), 0");
        Assert.Equal(("black", 0), await Shown());
        Assert.Equal("103,0,31", await Filter(0));
        Assert.Equal("5,48,97", await Filter(1));
        Assert.Equal(["blue", "red"], [await Bar(0), await Bar(1)]);
    }

    /// <summary>Two columns and three rows of 52 pixels behind labels at the left (40) and above (18).</summary>
    [ChromiumFact]
    public async Task Labels_stand_at_the_columns_and_rows_that_they_name()
    {
        var labelled = new SampleExplorer(new([0], 1, 1)).Row("differences").Pictures(
            "filters", [-1, 1, 1, -1, 0, 0], 6, 1, 1, ColorMap.Diverging, columns: 2,
            columnLabels: ["MMMM", "MMMM"], rowLabels: ["MM", "MM", "MM"]);
        await page.Open("<!DOCTYPE html><body>" + labelled.ToHtml());

        Assert.Equal("5,48,97", await Pixel("[aria-label=filters]", 40 + 25, 18 + 25));
        Assert.Equal("5,48,97", await Pixel("[aria-label=filters]", 40 + 56 + 25, 18 + 56 + 25));
        // Ink above the middle of each column and left of the middle of each row, and none between.
        Assert.Equal((true, false, true), (await Ink(40 + 15, 0, 24, 16), await Ink(40 + 50, 0, 8, 16), await Ink(96 + 15, 0, 24, 16)));
        Assert.Equal((true, false, true), (await Ink(10, 18 + 18, 24, 18), await Ink(10, 18 + 46, 24, 18), await Ink(10, 18 + 74, 24, 18)));

        async Task<bool> Ink(int x, int y, int width, int height) => (await page.Value(
            $"[...{Root}.querySelector('canvas[aria-label=filters]').getContext('2d').getImageData({x}, {y}, {width}, {height}).data]"
            + ".some((v, i) => i % 4 === 3 && v > 100)"))!.GetValue<bool>();
    }

    [ChromiumFact]
    public async Task A_thumbnail_picks_its_sample_and_the_buttons_go_round()
    {
        await page.Open("<!DOCTYPE html><body>" + Explorer.ToHtml());
        var box = (await page.Value($"(b => [b.left, b.top])({Root}.querySelector('.thumbs').getBoundingClientRect())"))!;
        await page.Drag((box[0]!.GetValue<double>() + 45, box[1]!.GetValue<double>() + 15));
        Assert.Equal(("grey", 102), await Shown());

        foreach (var caption in new[] { "black", "white" })
        {
            await page.Value($"{Root}.querySelector('[aria-label=Next]').click(), 0");
            Assert.Equal(caption, (await Shown()).Caption);
        }
        await page.Value($"{Root}.querySelector('[aria-label=Previous]').click(), 0");
        Assert.Equal("black", (await Shown()).Caption);
    }

    [ChromiumFact]
    public async Task A_course_plays_forth_and_back_until_it_is_paused_or_a_sample_is_picked()
    {
        await page.Open("<!DOCTYPE html><body>" + new SampleExplorer(new([1, 0.4f, 0], 1, 1)) { Captions = ["a", "b", "c"], Plays = true }.ToHtml());
        await page.Value($"window.seen = [], new MutationObserver(() => seen.push({Root}.querySelector('[role=status]').textContent))"
            + $".observe({Root}.querySelector('[role=status]'), {{ childList: true }}), {Root}.querySelector('button').click(), 0");
        await page.Until("seen.length >= 5");
        Assert.StartsWith("bcbab", (await page.Value("seen.join('')"))!.GetValue<string>());

        await page.Value($"{Root}.querySelector('[aria-label=Next]').click(), 0");
        await page.Value("window.seen = [], 0");
        Assert.Equal("\u25b6 Play", (await page.Value($"{Root}.querySelector('button').textContent"))!.GetValue<string>());
        await page.Value("new Promise(done => setTimeout(done, 400)).then(() => 0)");
        Assert.Equal(0, (await page.Value("seen.length"))!.GetValue<int>());
    }

    private async Task<(string Caption, int Tone)> Shown() => (
        (await page.Value($"{Root}.querySelector('[role=status]').textContent"))!.GetValue<string>(),
        int.Parse((await Pixel("[aria-label=\"The picked sample\"]", 50, 50)).Split(',')[0]));

    private Task<string> Filter(int index) => Pixel("[aria-label=filters]", index * 56 + 25, 25);

    /// <summary>The bars are 22 wide and begin at 34; zero is in the middle of their scale, at 55.</summary>
    private async Task<string> Bar(int index)
    {
        var above = await Pixel("[aria-label=coefficients]", 34 + index * 28 + 8, 45);
        var below = await Pixel("[aria-label=coefficients]", 34 + index * 28 + 8, 65);
        return (above, below) switch
        {
            ("178,24,43", "0,0,0") => "red",
            ("0,0,0", "33,102,172") => "blue",
            _ => $"{above} above {below}",
        };
    }

    private async Task<string> Pixel(string canvas, int x, int y) => (await page.Value(
        $"[...{Root}.querySelector('canvas{canvas}').getContext('2d').getImageData({x}, {y}, 1, 1).data].slice(0, 3).join()"))!
        .GetValue<string>();
}
