using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace FilterGen.Figures.Tests;

public class LinkedPanelsTests
{
    [Fact]
    public void Places_are_16_bit_numbers_over_the_larger_range_so_that_distances_keep_their_ratio()
    {
        var figure = new LinkedPanels([0, 0, 0, 0]).Panel("p", [-10, 1, 10, 1, 0, 6, float.NaN, float.NaN]);

        Assert.Equal([0, 24575, 65534, 24575, 32767, 40959, 65535, 65535], Words(Data(figure)["panels"]![0]!["frames"]![0]!));
    }

    [Fact]
    public void A_map_without_extent_stands_in_the_middle() =>
        Assert.Equal([32767, 32767], Words(Data(new LinkedPanels([0]).Panel("p", [3, 5]))["panels"]![0]!["frames"]![0]!));

    [Fact]
    public void The_images_are_there_once_however_many_panels()
    {
        var figure = new LinkedPanels([0, 1, 0]) { Images = new([0, 0.5f, 1], 1, 1) };
        for (var i = 0; i < 6; i++)
            figure.Panel($"{i}", new float[6]);

        Assert.Single(Regex.Matches(figure.ToHtml(), "data:image/png"));
        var sprites = Data(figure)["images"]!;
        var picture = new PngReader(Convert.FromBase64String(sprites["source"]!.GetValue<string>().Split(',')[1]));
        Assert.Equal(2, sprites["columns"]!.GetValue<int>());
        Assert.Equal((2, 2), (picture.Width, picture.Height));
        Assert.Equal([0, 128, 255], [picture.Pixels[0, 0, 0], picture.Pixels[0, 1, 0], picture.Pixels[1, 0, 0]]);
    }

    [Fact]
    public void Two_thousand_samples_with_images_in_six_panels_stay_below_the_limit()
    {
        var random = new Random(1);
        // Digits are mostly black: a fifth of the pixels differ here.
        float[] pixels = [.. Enumerable.Range(0, 2_000 * 28 * 28).Select(i => i % 5 == 0 ? random.NextSingle() : 0)];
        var figure = new LinkedPanels(Labels(2_000)) { Title = "six", Images = new(pixels, 28, 28) };
        for (var i = 0; i < 6; i++)
            figure.Panel($"{i}", [.. Enumerable.Range(0, 4_000).Select(_ => random.NextSingle())]);

        Assert.InRange(figure.ToHtml().Length, 500_000, LinkedPanels.MostBytes);
        Assert.Equal("six", Data(figure)["title"]!.GetValue<string>());
    }

    [Fact]
    public void Of_too_many_samples_some_are_left_out_evenly_and_the_title_says_so()
    {
        var random = new Random(1);
        float[] noise = [.. Enumerable.Range(0, 3_000 * 32 * 32).Select(_ => random.NextSingle())];
        var figure = new LinkedPanels(Labels(3_000)) { Title = "noise", Images = new(noise, 32, 32) }
            .Panel("p", new float[6_000]);
        var data = Data(figure);
        var shown = Convert.FromBase64String(data["labels"]!.GetValue<string>()).Length;

        Assert.InRange(figure.ToHtml().Length, LinkedPanels.MostBytes / 2, LinkedPanels.MostBytes);
        Assert.Equal($"noise ({Numbers.Count(shown)} of 3,000 samples)", data["title"]!.GetValue<string>());
    }

    [Fact]
    public void Hostile_text_stays_text()
    {
        const string hostile = "</script><script>alert(1)</script><img src=x>\u2028\"'&";
        var html = new LinkedPanels([0], [hostile]) { Title = hostile, Captions = [hostile] }.Panel(hostile, [0, 0], hostile).ToHtml();

        Assert.Single(Regex.Matches(html, "<script", RegexOptions.IgnoreCase));
        Assert.Single(Regex.Matches(html, "</script", RegexOptions.IgnoreCase));
        Assert.Single(Regex.Matches(html, "<img"));
        Assert.True(html[html.IndexOf("<script>", StringComparison.Ordinal)..].All(char.IsAscii));
    }

    [Fact]
    public void The_still_picture_has_every_panel_with_its_note_and_one_legend()
    {
        var figure = new LinkedPanels([0, 1], ["even", "odd"]) { Title = "All" }
            .Panel("first", [0, 0, 1, 1], "10-NN 90 %").Panel("second", [1, 0, 0, 1]);
        var texts = XDocument.Parse(figure.ToSvg()).Descendants().Where(e => e.Name.LocalName == "text").Select(e => e.Value).ToList();

        Assert.Superset(new HashSet<string> { "All", "first", "10-NN 90 %", "second" }, texts.ToHashSet());
        Assert.Single(texts, "even");
    }

    [Fact]
    public void It_shows_as_html_svg_and_text()
    {
        var figure = new LinkedPanels([0, 1]) { Title = "Maps" }.Panel("a", new float[4], "90 %").Panel("b", new float[4]);
        var forms = KernelDisplay.Show(figure);

        Assert.Equal(["text/html", "image/svg+xml", "text/plain"], forms.Keys);
        Assert.Equal(KernelDisplay.PreferredTypes(typeof(LinkedPanels)), forms.Keys);
        Assert.Equal("Maps (2 samples)\n  a: 90 %\n  b", forms["text/plain"]);
    }

    public static TheoryData<string, Action> Mistakes => new()
    {
        { "Linked panels: expected at least one sample, found none.", () => _ = new LinkedPanels([]) },
        { "Linked panels: expected classes from 0 to 1, found 2 in sample 1.", () => _ = new LinkedPanels([0, 2], ["a", "b"]) },
        { "Linked panels: expected classes from 0 to 0, found -1 in sample 0.", () => _ = new LinkedPanels([-1]) },
        { "Linked panels: expected at most 255 classes, found 256.", () => _ = new LinkedPanels([1_000]) },
        { "Linked panels: expected 2 images, one per sample, found 1.", () => _ = new LinkedPanels([0, 0]) { Images = new([1], 1, 1) } },
        { "Linked panels: expected 2 captions, one per sample, found 1.", () => _ = new LinkedPanels([0, 0]) { Captions = ["a"] } },
        { "Panel \"p\": expected 4 numbers, x and y of 2 samples, found 3.", () => new LinkedPanels([0, 0]).Panel("p", new float[3]) },
        { "Panel \"p\": expected at least one frame, found none.", () => new LinkedPanels([0]).Animated("p", []) },
        {
            "Sample images: expected a multiple of 4 values (the size of an image), found 6.",
            () => _ = new SampleImages(new float[6], 2, 2)
        },
        { "Sample images: expected 1 or 3 channels, found 2.", () => _ = new SampleImages(new float[8], 2, 2, 2) },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_is_told_with_what_was_expected_and_found(string message, Action mistake) =>
        Assert.Equal(message, Assert.Throws<ArgumentException>(mistake).Message);

    [Fact]
    public void Without_panels_there_is_nothing_to_show() =>
        Assert.Contains("at least one panel", Assert.Throws<InvalidOperationException>(new LinkedPanels([0]).ToHtml).Message);

    private static long[] Labels(int count) => [.. Enumerable.Range(0, count).Select(i => (long)i % 10)];

    /// <summary>What the script gets to draw.</summary>
    private static JsonObject Data(LinkedPanels figure)
    {
        var call = Regex.Match(figure.ToHtml(), "^mount\\(\"[0-9a-f]{12}\", panels, (.*)\\);$", RegexOptions.Multiline);
        return JsonNode.Parse(call.Groups[1].Value)!.AsObject();
    }

    private static int[] Words(JsonNode base64) =>
        [.. Convert.FromBase64String(base64.GetValue<string>()).Chunk(2).Select(pair => pair[0] + 256 * pair[1])];
}
