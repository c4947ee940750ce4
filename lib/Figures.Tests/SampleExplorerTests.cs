using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace FilterGen.Figures.Tests;

public class SampleExplorerTests
{
    private static readonly SampleImages Two = new([0, 1], 1, 1);

    private readonly SampleExplorer explorer = new SampleExplorer(Two) { Title = "Digits", Captions = ["a nought", "a one"] }
        .Row("Layer 1")
        .Bars("coefficients", [-1, 0, 0.5f, 3], 2)
        .Pictures("filters", [-1, 2, 0, 1], 2, 1, 1, ColorMap.Diverging)
        .Row("Layer 2")
        .Pictures("maps", [0, 1, 2, 3], 1, 1, 2);

    [Fact]
    public void Bars_are_16_bit_numbers_over_the_range_of_all_samples_zero_included()
    {
        var bars = Data(explorer)["rows"]![0]!["views"]![0]!;
        int[] words = [.. Convert.FromBase64String(bars["values"]!.GetValue<string>()).Chunk(2).Select(pair => pair[0] + 256 * pair[1])];

        Assert.Equal([0, 16384, 24576, 65535], words);
        Assert.Equal((-1, 3), (bars["low"]!.GetValue<double>(), bars["high"]!.GetValue<double>()));
    }

    [Fact]
    public void Pictures_of_all_samples_are_one_png_on_one_range()
    {
        var sprites = Data(explorer)["rows"]![0]!["views"]![1]!["sprites"]!;
        var picture = new PngReader(Convert.FromBase64String(sprites["source"]!.GetValue<string>().Split(',')[1]));

        Assert.Equal((2, 2, 2), (sprites["columns"]!.GetValue<int>(), picture.Width, picture.Height));
        Assert.Equal([0x67, 0x00, 0x1f], picture.At(1, 0));
        Assert.Equal([255, 255, 255], picture.At(0, 1));
    }

    [Fact]
    public void Pictures_in_colour_are_shown_as_they_are()
    {
        var colours = new SampleExplorer(Two).Pictures("filters", [1, 0, 0, 0, 0.4f, 1], 1, 1, 1, channels: 3);
        var picture = new PngReader(Convert.FromBase64String(
            Data(colours)["rows"]![0]!["views"]![0]!["sprites"]!["source"]!.GetValue<string>().Split(',')[1]));
        var still = XDocument.Parse(colours.ToSvg()).Descendants().Last(e => e.Name.LocalName == "image").Attribute("href")!.Value;

        Assert.Equal([255, 0, 0], picture.At(0, 0));
        Assert.Equal([0, 102, 255], picture.At(1, 0));
        Assert.Equal([255, 0, 0], new PngReader(Convert.FromBase64String(still.Split(',')[1])).At(20, 20));
    }

    [Fact]
    public void The_still_picture_has_the_labels_and_their_number_is_checked()
    {
        var labelled = new SampleExplorer(Two).Row("").Pictures(
            "maps", new float[8], 4, 1, 1, columns: 2, columnLabels: ["left", "right"], rowLabels: ["a", "b"]);
        var texts = XDocument.Parse(labelled.ToSvg()).Descendants().Where(e => e.Name.LocalName == "text")
            .ToDictionary(e => e.Value, e => (X: (double)e.Attribute("x")!, Y: (double)e.Attribute("y")!));

        Assert.Equal(56, texts["right"].X - texts["left"].X);
        Assert.Equal(56, texts["b"].Y - texts["a"].Y);
        var error = Assert.Throws<ArgumentException>(
            () => new SampleExplorer(Two).Pictures("maps", new float[8], 4, 1, 1, columns: 2, columnLabels: ["left"]));
        Assert.Equal("Explorer \"maps\": expected 2 column labels or none and 2 row labels or none, found 1 and 0.", error.Message);
    }

    [Fact]
    public void The_still_picture_shows_the_first_sample()
    {
        var svg = XDocument.Parse(explorer.ToSvg());
        var texts = svg.Descendants().Where(e => e.Name.LocalName == "text").Select(e => e.Value).ToHashSet();
        var pictures = svg.Descendants().Where(e => e.Name.LocalName == "image")
            .Select(e => new PngReader(Convert.FromBase64String(e.Attribute("href")!.Value.Split(',')[1]))).ToList();

        Assert.Superset(new HashSet<string> { "Digits", "a nought", "Layer 1", "coefficients", "filters", "Layer 2", "maps" }, texts);
        Assert.Equal(3, pictures.Count);
        Assert.Equal(0, pictures[0].Pixels[50, 50, 0]);
        Assert.Equal([0x67, 0x00, 0x1f], pictures[1].At(4 + 52 + 4 + 26, 4 + 26));
        Assert.Equal(0, pictures[2].Pixels[4 + 10, 4 + 10, 0]);
        Assert.Equal(85, pictures[2].Pixels[4 + 10, 4 + 26 + 10, 0]);
    }

    /// <summary>Pictures and, in several rows below them, what belongs to each: more than ten, which would be smaller otherwise.</summary>
    [Fact]
    public void Columns_of_the_same_number_stand_below_each_other()
    {
        var figure = new SampleExplorer(Two)
            .Row("images").Pictures("a, b, c, d", new float[2 * 4 * 3], 4, 1, 1, columns: 4, channels: 3)
            .Row("differences").Pictures("a, b, c, d", new float[2 * 12], 12, 1, 1, ColorMap.Diverging, columns: 4)
            .Row("others").Pictures("filters", new float[2 * 12], 12, 1, 1);
        Assert.Equal([52, 52, 26], Data(figure)["rows"]!.AsArray().Select(row => row!["views"]![0]!["side"]!.GetValue<int>()));
        var pictures = XDocument.Parse(figure.ToSvg()).Descendants().Where(e => e.Name.LocalName == "image").Skip(1)
            .Select(e => (e.Attribute("x")!.Value, e.Attribute("width")!.Value)).ToList();
        Assert.Equal(pictures[0], pictures[1]);
        Assert.NotEqual(pictures[0], pictures[2]);
    }

    [Fact]
    public void Hostile_text_stays_text()
    {
        const string hostile = "</script><script>alert(1)</script><img src=x>";
        var html = new SampleExplorer(Two) { Title = hostile, Captions = [hostile, hostile] }
            .Row(hostile).Bars(hostile, [1, 2], 1).ToHtml();

        Assert.Single(Regex.Matches(html, "<script", RegexOptions.IgnoreCase));
        Assert.Single(Regex.Matches(html, "<img"));
        Assert.True(html[html.IndexOf("<script>", StringComparison.Ordinal)..].All(char.IsAscii));
    }

    [Fact]
    public void It_shows_as_html_svg_and_text()
    {
        var forms = KernelDisplay.Show(explorer);

        Assert.Equal(["text/html", "image/svg+xml", "text/plain"], forms.Keys);
        Assert.Equal(KernelDisplay.PreferredTypes(typeof(SampleExplorer)), forms.Keys);
        Assert.Equal("Digits (2 samples)\n  Layer 1: coefficients\n  Layer 1: filters\n  Layer 2: maps", forms["text/plain"]);
    }

    [Fact]
    public void What_would_freeze_an_editor_is_refused()
    {
        var random = new Random(1);
        float[] noise = [.. Enumerable.Range(0, 3_000 * 32 * 32).Select(_ => random.NextSingle())];

        var error = Assert.Throws<InvalidOperationException>(new SampleExplorer(new(noise, 32, 32)).ToHtml);
        Assert.StartsWith("Explorer: expected at most 3,000,000 bytes, found ", error.Message);
        Assert.EndsWith(" for 3,000 samples. Give it fewer samples.", error.Message);
    }

    public static TheoryData<string, Action> Mistakes => new()
    {
        { "Explorer: expected at least one image, found none.", () => _ = new SampleExplorer(new([], 1, 1)) },
        { "Explorer: expected 2 captions, one per sample, found 1.", () => _ = new SampleExplorer(Two) { Captions = ["a"] } },
        {
            "Explorer \"c\": expected 2·3 values, 3 for each of 2 samples, found 5.",
            () => new SampleExplorer(Two).Bars("c", new float[5], 3)
        },
        {
            "Explorer \"f\": expected 1 or 3 channels, found 2.",
            () => new SampleExplorer(Two).Pictures("f", new float[4], 1, 1, 1, channels: 2)
        },
        {
            "Explorer \"m\": expected 2·12 values, 12 for each of 2 samples, found 12.",
            () => new SampleExplorer(Two).Pictures("m", new float[12], 3, 2, 2)
        },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_is_told_with_what_was_expected_and_found(string message, Action mistake) =>
        Assert.Equal(message, Assert.Throws<ArgumentException>(mistake).Message);

    private static JsonObject Data(SampleExplorer explorer)
    {
        var call = Regex.Match(explorer.ToHtml(), "^mount\\(\"[0-9a-f]{12}\", explorer, (.*)\\);$", RegexOptions.Multiline);
        return JsonNode.Parse(call.Groups[1].Value)!.AsObject();
    }
}
