using System.Text.Json;

namespace FilterGen.Figures.Tests;

/// <summary>Moves the pointer over linked panels in a real browser. Four samples stand in the corners of each panel.</summary>
[Collection(ChromiumPage.Name)]
public class LinkedPanelsPageTests(ChromiumPage page)
{
    private const string Root = "document.querySelector('[data-filtergen] div').shadowRoot";

    /// <summary>Where the samples are in the panels; 1 is right and up.</summary>
    private static readonly (double X, double Y)[] First = [(0, 1), (1, 1), (0, 0), (1, 0)];
    private static readonly (double X, double Y)[] Second = [(1, 0), (0, 0), (1, 1), (0, 1)];

    private static readonly LinkedPanels Figure = new LinkedPanels([0, 1, 0, 1], ["even", "odd"])
    {
        Title = "Corners",
        Images = new([1, 1, 1, 1, 0.2f, 0.2f, 0.2f, 0.2f, 0.6f, 0.6f, 0.6f, 0.6f, 0, 0, 0, 0], 2, 2),
        Captions = ["zero", "one", "two", "three"],
    }
        .Panel("first", [0, 1, 1, 1, 0, 0, 1, 0], "10-NN 90 %")
        .Panel("second", [1, 0, 0, 0, 1, 1, 0, 1]);

    [ChromiumFact]
    public async Task What_is_selected_in_one_panel_is_selected_in_the_others()
    {
        await Open(Figure);
        var (left, top, side) = await Stage(0);
        await page.Drag((left + 2, top + 2), (left + side / 3, top + side / 4), (left + side / 2, top + side / 2));

        Assert.Equal("1 of 4 samples selected (even: 1)", await Status());
        Assert.Equal("#...", await Vivid(0, First));
        Assert.Equal("#...", await Vivid(1, Second));
    }

    [ChromiumFact]
    public async Task A_lasso_selects_what_it_encloses_and_a_double_click_clears()
    {
        await Open(Figure);
        await Press("Lasso");
        var (left, top, side) = await Stage(1);
        // Around the upper left, the upper right and the lower right corner, but not the lower left one.
        await page.Drag(
            (left + 2, top + 2), (left + side - 2, top + 2), (left + side - 2, top + side - 2), (left + side * 0.8, top + side - 2),
            (left + side * 0.7, top + side * 0.3), (left + 2, top + side * 0.3));

        Assert.Equal("3 of 4 samples selected (even: 2, odd: 1)", await Status());
        Assert.Equal("#.##", await Vivid(0, First));

        await page.Value($"{Root}.querySelector('.stage canvas + canvas').dispatchEvent(new MouseEvent('dblclick')), 0");
        Assert.StartsWith("4 samples.", await Status());
        Assert.Equal("####", await Vivid(0, First));
    }

    [ChromiumFact]
    public async Task Under_the_pointer_the_samples_own_image_shows_and_a_ring_in_every_panel()
    {
        await Open(Figure);
        await page.Until($"{Root}.querySelector('.strip') !== null");
        var (left, top, side) = await Stage(0);
        await page.Point(left + side * 0.95, top + side * 0.95);

        Assert.Equal("three", (await page.Value($"{Root}.querySelector('.tip').textContent"))!.GetValue<string>());
        Assert.Equal(0, await TipTone());
        await page.Point(left + side * 0.95, top + side * 0.05);
        Assert.Equal("one", (await page.Value($"{Root}.querySelector('.tip').textContent"))!.GetValue<string>());
        Assert.Equal(51, await TipTone());
        Assert.Equal(".#..", await Ringed(1, Second));
        await page.Point(left + side * 0.5, top + side * 0.5);
        Assert.Equal("none", (await page.Value($"{Root}.querySelector('.tip').style.display"))!.GetValue<string>());
    }

    [ChromiumFact]
    public async Task One_legend_hides_a_class_in_all_panels()
    {
        await Open(Figure);
        await Press("odd");

        Assert.Equal("#.#.", await Vivid(0, First));
        Assert.Equal("#.#.", await Vivid(1, Second));
        await Press("Reset");
        Assert.Equal("####", await Vivid(1, Second));
    }

    [ChromiumFact]
    public async Task A_slider_runs_through_the_frames()
    {
        var figure = new LinkedPanels([0, 0]).Animated("map", [("start", [0, 0, 1, 1]), ("end", [0, 1, 1, 0])]);
        await Open(figure);

        Assert.Equal(".##.", await Vivid(0, [(0, 0), (0, 1), (1, 0), (1, 1)]));
        await page.Value($"(s => {{ s.value = 0; s.dispatchEvent(new Event('input')); }})({Root}.querySelector('input')), 0");
        Assert.Equal("#..#", await Vivid(0, [(0, 0), (0, 1), (1, 0), (1, 1)]));
        Assert.Contains("start", (await page.Value($"{Root}.querySelector('.bar:has(input)').textContent"))!.GetValue<string>());
        await Press("\u25b6 Play");
        await page.Until($"{Root}.querySelector('input').value === '1'");
    }

    [ChromiumFact]
    public async Task Two_figures_of_a_page_do_not_disturb_each_other_and_nothing_is_loaded()
    {
        await page.Open("<!DOCTYPE html><body>" + Figure.ToHtml() + Figure.ToHtml());

        Assert.Equal(2, (await page.Value("document.querySelectorAll('[data-drawn=yes]').length"))!.GetValue<int>());
        JsonAssert.Equal(
            "[]", await page.Value("performance.getEntriesByType('resource').map(r => r.name).filter(n => !n.startsWith('data:'))"));
    }

    [ChromiumFact]
    public async Task Zooming_enlarges_one_panel_and_leaves_the_others()
    {
        await Open(Figure);
        await Press("Zoom");
        var (left, top, side) = await Stage(0);
        await page.Drag((left, top), (left + 0.05 * side, top + 0.02 * side), (left + 0.1 * side, top + 0.1 * side));

        Assert.Equal("#....", await Vivid(0, [(0.5, 0.5), .. First]));
        Assert.Equal(".####", await Vivid(1, [(0.5, 0.5), .. Second]));
        await Press("Reset");
        Assert.Equal(".####", await Vivid(0, [(0.5, 0.5), .. First]));
    }

    [ChromiumFact]
    public async Task A_script_that_does_not_know_its_place_finds_its_figure_by_the_key()
    {
        await page.Open("<!DOCTYPE html><body>");
        await Evaluate(Figure.ToHtml());

        Assert.StartsWith("4 samples.", await Status());
        Assert.Equal("none", (await page.Value("document.querySelector('img').style.display"))!.GetValue<string>());
    }

    [ChromiumFact]
    public async Task Where_it_cannot_be_drawn_the_still_picture_stays_with_a_note()
    {
        await page.Open("<!DOCTYPE html><body>");
        await page.Value("window.ResizeObserver = undefined, 0");
        await Evaluate(Figure.ToHtml());

        Assert.Equal("", (await page.Value("document.querySelector('img').style.display"))!.GetValue<string>());
        var note = (await page.Value("document.querySelector('[data-filtergen] p').textContent"))!.GetValue<string>();
        Assert.StartsWith("This is the still picture: ", note);
    }

    /// <summary>Shows HTML as classic notebooks do, which evaluate its scripts afterwards.</summary>
    private async Task Evaluate(string html) => await page.Value(
        $"document.body.innerHTML = {JsonSerializer.Serialize(html)}, (0, eval)(document.querySelector('script').textContent), 0");

    private Task Open(LinkedPanels figure) => page.Open("<!DOCTYPE html><body>" + figure.ToHtml());

    private async Task<string> Status() =>
        (await page.Value($"{Root}.querySelector('[role=status]').textContent"))!.GetValue<string>();

    private async Task Press(string button) => await page.Value(
        $"[...{Root}.querySelectorAll('button')].find(b => b.textContent === '{button}').click(), 0");

    private async Task<(double Left, double Top, double Side)> Stage(int panel)
    {
        await page.Until($"{Root}.querySelectorAll('.stage canvas')[0].width > 300");
        var box = (await page.Value(
            $"(b => [b.left, b.top, b.width])({Root}.querySelectorAll('.stage canvas + canvas')[{panel}].getBoundingClientRect())"))!;
        return (box[0]!.GetValue<double>(), box[1]!.GetValue<double>(), box[2]!.GetValue<double>());
    }

    /// <summary>A # for each of these places whose point has its full colour.</summary>
    private Task<string> Vivid(int panel, (double X, double Y)[] places) =>
        Opaque("canvas:first-child", panel, 0, places);

    /// <summary>A # for each of these places with a ring around it.</summary>
    private Task<string> Ringed(int panel, (double X, double Y)[] places) =>
        Opaque("canvas + canvas", panel, 7.5, places);

    private async Task<string> Opaque(string canvas, int panel, double aside, (double X, double Y)[] places)
    {
        var (_, _, side) = await Stage(panel);
        var found = new StringBuilder();
        foreach (var (x, y) in places)
        {
            var (left, top) = ((0.05 + 0.9 * x) * side + aside, (0.95 - 0.9 * y) * side);
            var opacity = await page.Value(
                $"{Root}.querySelectorAll('.stage {canvas}')[{panel}].getContext('2d').getImageData({left:F0}, {top:F0}, 1, 1).data[3]");
            found.Append(opacity!.GetValue<int>() > 128 ? '#' : '.');
        }
        return found.ToString();
    }

    private async Task<int> TipTone() => (await page.Value(
        $"{Root}.querySelector('.tip canvas').getContext('2d').getImageData(40, 40, 1, 1).data[0]"))!.GetValue<int>();
}
