namespace FilterGen.Figures.Tests;

/// <summary>Mixes filters in a real browser: of two images, the one that leaves an image as it is and the one that moves it.</summary>
[Collection(ChromiumPage.Name)]
public class FilterMixerPageTests(ChromiumPage page)
{
    private const string Root = "document.querySelector('[data-filtergen] div').shadowRoot";

    /// <summary>A bright pixel in the middle, and one in the upper left corner.</summary>
    private static readonly float[] Images =
        [0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0];

    /// <summary>The identity, and a filter that takes each pixel from its left neighbour.</summary>
    private static readonly float[] Bases = [0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0];

    private static readonly FilterMixer Mixer = new(Images, 3, 3, Bases, 3, [1, 0, 0, 2, -1, 1, 0.5f, 0], 2)
    {
        Captions = ["middle", "corner"],
    };

    [ChromiumFact]
    public async Task It_starts_from_what_was_written_for_the_image()
    {
        await page.Open("<!DOCTYPE html><body>" + Mixer.ToHtml());
        Assert.Equal(["1.00", "0.00"], await Numbers());
        Assert.Equal("178,24,43", await Answer(1, 1));

        await Click("button:nth-of-type(2)");
        Assert.Equal(["0.00", "2.00"], await Numbers());
        Assert.Equal("255,255,255", await Answer(1, 1));
        Assert.Equal("178,24,43", await Answer(2, 1));
        Assert.StartsWith("The filter answers from 0.00 to 2.00", await Status());
    }

    [ChromiumFact]
    public async Task Another_images_coefficients_can_be_put_in()
    {
        await page.Open("<!DOCTYPE html><body>" + Mixer.ToHtml());
        await Move("Coefficients of image", "1");
        Assert.Equal(["-1.00", "1.00"], await Numbers());
        Assert.Equal("33,102,172", await Answer(1, 1));
        Assert.Equal("178,24,43", await Answer(2, 1));

        await Move("Image", "1");
        Assert.Equal("33,102,172", await Answer(0, 0));
        Assert.Equal("178,24,43", await Answer(1, 0));
    }

    [ChromiumFact]
    public async Task A_coefficient_moves_the_filter_and_what_was_written_comes_back()
    {
        await page.Open("<!DOCTYPE html><body>" + Mixer.ToHtml());
        await Move("Coefficient of base filter 1", "-2");
        Assert.Equal("33,102,172", await Answer(1, 1));
        Assert.StartsWith("The filter answers from -2.00 to 0.00", await Status());

        await Click("button:last-of-type");
        Assert.Equal(["1.00", "0.00"], await Numbers());
    }

    [Fact]
    public void The_still_picture_has_every_part()
    {
        var svg = Mixer.ToSvg();
        Assert.Equal(1 + 2 + 1, svg.Split("<image").Length - 1);
        Assert.Contains("1.00 &#215;", svg);
        Assert.Contains("+ 0.00 &#215;", svg);
    }

    [Theory]
    [InlineData(2, 9, 8, "expected filters of an odd side of 1 to 3, found 2")]
    [InlineData(3, 10, 8, "found 2 images and 10 values")]
    [InlineData(3, 18, 7, "expected 2·2·2 coefficients, for each image, filter and base filter, found 7")]
    public void Lists_that_do_not_fit_are_refused(int side, int taps, int coefficients, string expected)
    {
        var error = Assert.Throws<ArgumentException>(() => new FilterMixer(Images, 3, 3, new float[taps], side, new float[coefficients], 2));
        Assert.Contains(expected, error.Message);
    }

    private async Task<string[]> Numbers() => [.. (await page.Value($"[...{Root}.querySelectorAll('output')].map(o => o.textContent)"))!
        .AsArray().Select(text => text!.GetValue<string>())];

    private async Task<string> Status() => (await page.Value($"{Root}.querySelector('[role=status]').textContent"))!.GetValue<string>();

    private Task Click(string button) => page.Value($"{Root}.querySelector('{button}').click(), 0");

    private Task Move(string slider, string value) => page.Value(
        $"(s => {{ s.value = {value}; s.dispatchEvent(new Event('input')); }})({Root}.querySelector('[aria-label=\"{slider}\"]')), 0");

    /// <summary>The colour of the feature map at a place.</summary>
    private async Task<string> Answer(int x, int y) => (await page.Value(
        $"[...{Root}.querySelector('canvas[aria-label^=\"The feature map\"]').getContext('2d')"
        + $".getImageData({6 * x + 3}, {6 * y + 3}, 1, 1).data].slice(0, 3).join()"))!.GetValue<string>();
}
