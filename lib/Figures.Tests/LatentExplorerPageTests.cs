namespace FilterGen.Figures.Tests;

/// <summary>
/// Moves the sliders of a latent explorer in a real browser. A picture's tone, from 0 to 23, says where it was computed: its place
/// across and down, its sample, layer and pair of dimensions.
/// </summary>
[Collection(ChromiumPage.Name)]
public class LatentExplorerPageTests(ChromiumPage page)
{
    private const string Root = "document.querySelector('[data-filtergen] div').shadowRoot";

    [ChromiumFact]
    public async Task The_sliders_blend_the_pictures_and_filters_of_the_points_around_them()
    {
        await Open();
        Assert.Equal(Tone(1, 1), await Picture());
        Assert.Equal((Tone(1, 1), 255 - Tone(1, 1)), (await Filter(0), await Filter(1)));

        await Slide("z1", 1);
        Assert.Equal(Tone(2, 1), await Picture());
        await Slide("z1", 0.5);
        await Slide("z2", -0.5);
        var between = (Tone(1, 0) + Tone(2, 0) + Tone(1, 1) + Tone(2, 1)) / 4;
        Assert.InRange(await Picture(), between - 2, between + 2);
        Assert.InRange(await Filter(0), between - 2, between + 2);
        Assert.Equal("0.5", await Text(".slide span:last-child"));
    }

    [ChromiumFact]
    public async Task Keys_move_a_slider()
    {
        await Open();
        await page.Value($"{Root}.querySelector('[aria-label=z2]').focus(), 0");
        for (var press = 0; press < 10; press++)
            await page.Press("ArrowRight", 39);

        Assert.Equal("1.0", (await page.Value($"{Root}.querySelector('[aria-label=z2]').getAttribute('aria-valuetext')"))!.GetValue<string>());
        Assert.Equal(Tone(1, 2), await Picture());
    }

    [ChromiumFact]
    public async Task Any_two_dimensions_can_be_chosen_in_either_order()
    {
        await Open();
        await Slide("z1", 1);
        Assert.Equal(Tone(2, 1), await Picture());

        // z3 across and z2 down: the plane of z2 and z3, turned over.
        await Choose("Dimension across", 2);
        Assert.Equal(Tone(1, 2, pair: 2), await Picture());
        // z2 across: z3, given up, goes down, and the plane is as it was computed.
        await Choose("Dimension across", 1);
        Assert.Equal(Tone(2, 1, pair: 2), await Picture());
        Assert.Equal("2", (await page.Value($"{Root}.querySelector('[aria-label=\"Dimension down\"]').selectedIndex"))!.ToJsonString());
    }

    [ChromiumFact]
    public async Task Another_sample_and_layer_can_be_chosen()
    {
        await Open();
        await Choose("Sample", 1);
        Assert.Equal(Tone(1, 1, sample: 1), await Picture());
        await Choose("Layer", 1);
        Assert.Equal(Tone(1, 1, sample: 1, layer: 1), await Picture());
    }

    [ChromiumFact]
    public async Task A_click_on_the_grid_moves_both_sliders_and_the_answer_is_that_of_the_nearest_picture()
    {
        await Open();
        Assert.Equal("The nearest computed picture is taken for a 3.", await Text("[role=status]"));
        var box = (await page.Value($"(b => [b.left, b.top, b.width])({Root}.querySelector('.grid').getBoundingClientRect())"))!;
        var (left, top, side) = (box[0]!.GetValue<double>(), box[1]!.GetValue<double>(), box[2]!.GetValue<double>());
        await page.Drag((left + 5 * side / 6, top + side / 6));

        Assert.InRange(await Picture(), Tone(2, 0) - 2, Tone(2, 0) + 2);
        Assert.Equal("The nearest computed picture is taken for an 8.", await Text("[role=status]"));
        await page.Value($"{Root}.querySelector('button').click(), 0");
        Assert.Equal(Tone(1, 1), await Picture());
    }

    [ChromiumFact]
    public async Task A_page_that_runs_scripts_in_its_head_shows_it_too()
    {
        // As the classic Notebook does: the HTML is inserted, which runs nothing, then its script is run in the head.
        await page.Open("<!DOCTYPE html><head></head><body><div id=\"output\"></div>");
        await page.Value($$"""
            (html => {
              const output = document.getElementById("output");
              output.innerHTML = html;
              const script = document.createElement("script");
              script.text = output.querySelector("script").text;
              document.head.appendChild(script).remove();
            })({{System.Text.Json.JsonSerializer.Serialize(LatentExplorerTests.Numbered().ToHtml())}}), 0
            """);

        Assert.Equal(Tone(1, 1), await Picture());
        Assert.Equal("none", (await page.Value("document.querySelector('#output img').style.display"))!.GetValue<string>());
    }

    private static int Tone(int across, int down, int sample = 0, int layer = 0, int pair = 0) =>
        (int)Math.Round(255 * LatentExplorerTests.Tone(across, down, sample, layer, pair));

    private Task Open() => page.Open("<!DOCTYPE html><body>" + LatentExplorerTests.Numbered().ToHtml());

    private Task Slide(string name, double value) => page.Value(
        FormattableString.Invariant($"(s => {{ s.value = {value}; s.dispatchEvent(new Event('input')); }})({Root}.querySelector('[aria-label={name}]')), 0"));

    private Task Choose(string name, int index) => page.Value(
        $"(s => {{ s.selectedIndex = {index}; s.dispatchEvent(new Event('change')); }})({Root}.querySelector('[aria-label=\"{name}\"]')), 0");

    private Task<int> Picture() => Pixel(".picture", 100);

    /// <summary>A filter of one pixel is 30 wide, and 4 are between two.</summary>
    private Task<int> Filter(int index) => Pixel("[aria-label=\"of 3 thirds\"]", 34 * index + 15);

    private async Task<int> Pixel(string canvas, int x)
    {
        // Pictures that were not shown before are unpacked first.
        var read = $"{Root}.querySelector('canvas{canvas}').getContext('2d').getImageData({x}, 15, 1, 1).data";
        await page.Until($"{read}[3] > 250");
        return (await page.Value($"{read}[0]"))!.GetValue<int>();
    }

    private async Task<string> Text(string selector) =>
        (await page.Value($"{Root}.querySelector('{selector}').textContent"))!.GetValue<string>();
}
