using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace FilterGen.Figures.Tests;

public class LatentExplorerTests
{
    private static readonly string[] Dimensions = ["z1", "z2", "z3"], Layers = ["layer 4", "layer 2"], Samples = ["a 3", "a 7"];

    /// <summary>
    /// Two samples, two layers, three dimensions and a grid of 3×3; all pictures are of one tone, as are the two filters, the second
    /// of the opposite tone.
    /// </summary>
    internal static LatentExplorer Numbered(string title = "Numbered")
    {
        var explorer = new LatentExplorer([-1, 0, 1], Dimensions, Samples, Layers, 2, 2) { Title = title, FiltersTitle = "of 3 thirds" };
        (int Across, int Down)[] pairs = [(0, 1), (0, 2), (1, 2)];
        foreach (var layer in new[] { 0, 1 })
            foreach (var (pair, (first, second)) in pairs.Index())
            {
                List<float> pictures = [], filters = [];
                foreach (var sample in new[] { 0, 1 })
                    pictures.AddRange(Cells().SelectMany(cell => Enumerable.Repeat(Tone(cell.Across, cell.Down, sample, layer, pair), 4)));
                foreach (var (across, down) in Cells())
                    filters.AddRange([.. Rgb(Tone(across, down, 0, layer, pair)), .. Rgb(1 - Tone(across, down, 0, layer, pair))]);
                string[] answers = [.. Enumerable.Range(0, 18).Select(cell => cell == 2 ? "an 8" : "a 3")];
                explorer.Plane(layer, first, second, [.. pictures], [.. filters], 2, 1, 1, answers);
            }
        return explorer;

        static IEnumerable<(int Across, int Down)> Cells() =>
            from down in Enumerable.Range(0, 3) from across in Enumerable.Range(0, 3) select (across, down);

        static float[] Rgb(float tone) => [tone, tone, tone];
    }

    /// <summary>One of 24 tones; they are what a page keeps.</summary>
    internal static float Tone(int across, int down, int sample, int layer, int pair) =>
        (across + 3 * down + sample + 2 * layer + 4 * pair) / 23f;

    [Fact]
    public void The_still_picture_is_the_first_grid_with_the_middles_filters()
    {
        var svg = XDocument.Parse(Numbered().ToSvg());
        var texts = svg.Descendants().Where(e => e.Name.LocalName == "text").Select(e => e.Value).ToHashSet();
        var pictures = svg.Descendants().Where(e => e.Name.LocalName == "image")
            .Select(e => new PngReader(Convert.FromBase64String(e.Attribute("href")!.Value.Split(',')[1]))).ToList();

        Assert.Superset(new HashSet<string> { "Numbered", "a 3, layer 4: z1 across, z2 down, -1 to 1", "of 3 thirds" }, texts);
        Assert.Equal(2, pictures.Count);
        Assert.Equal(255 * 5 / 23, pictures[0].Pixels[3 + 51 + 20, 3 + 51 + 51 + 20, 0], tolerance: 1);
        Assert.Equal(255 * 4 / 23, pictures[1].Pixels[10, 10, 0], tolerance: 1);
        Assert.Equal(255 * 19 / 23, pictures[1].Pixels[10, 3 + 27 + 10, 0], tolerance: 1);
    }

    [Fact]
    public void It_shows_as_html_svg_and_text()
    {
        var forms = KernelDisplay.Show(Numbered());

        Assert.Equal(["text/html", "image/svg+xml", "text/plain"], forms.Keys);
        Assert.Equal(KernelDisplay.PreferredTypes(typeof(LatentExplorer)), forms.Keys);
        Assert.Equal("Numbered (layer 4, layer 2; z1, z2, z3; a 3, a 7)", forms["text/plain"]);
    }

    [Fact]
    public void Hostile_text_stays_text()
    {
        var html = Numbered("</script><script>alert(1)</script><img src=x>").ToHtml();

        Assert.Single(Regex.Matches(html, "<script", RegexOptions.IgnoreCase));
        Assert.Single(Regex.Matches(html, "<img"));
    }

    [Fact]
    public void A_plane_that_is_missing_is_named()
    {
        var explorer = new LatentExplorer([-1, 0, 1], Dimensions, ["a"], Layers, 1, 1)
            .Plane(0, 0, 1, new float[9], new float[27], 1, 1, 1);

        Assert.Equal(
            "Latent explorer: expected a plane of layer 4 for each pair of dimensions, found none for z1 and z3. Add it with Plane.",
            Assert.Throws<InvalidOperationException>(explorer.ToHtml).Message);
    }

    [Fact]
    public void What_would_freeze_an_editor_is_refused()
    {
        var random = new Random(1);
        float[] noise = [.. Enumerable.Range(0, 9 * 512 * 512).Select(_ => random.NextSingle())];
        var explorer = new LatentExplorer([-1, 0, 1], ["a", "b"], ["c"], ["d"], 512, 512)
            .Plane(0, 0, 1, noise, new float[27], 1, 1, 1);

        var error = Assert.Throws<InvalidOperationException>(explorer.ToHtml);
        Assert.StartsWith("Latent explorer: expected at most 2,000,000 bytes, found ", error.Message);
        Assert.EndsWith(". Give it fewer dimensions or samples.", error.Message);
    }

    public static TheoryData<string, Action> Mistakes => new()
    {
        {
            "Latent explorer: expected an odd number of values that rise evenly, at least 3, found -1, 0, 2.",
            () => _ = new LatentExplorer([-1, 0, 2], Dimensions, Samples, Layers, 1, 1)
        },
        {
            "Latent explorer: expected at least two dimensions, a sample and a layer, found 3, 0 and 2.",
            () => _ = new LatentExplorer([-1, 0, 1], Dimensions, [], Layers, 1, 1)
        },
        {
            "Latent explorer: expected a layer below 2 and two rising dimensions below 3, found layer 0, dimensions 1 and 0.",
            () => Numbered().Plane(0, 1, 0, [], [], 1, 1, 1)
        },
        {
            "Latent explorer: expected 72 picture values, found 71.",
            () => Numbered().Plane(0, 0, 1, new float[71], new float[54], 2, 1, 1)
        },
        {
            "Latent explorer: expected 54 filter values, found 53.",
            () => Numbered().Plane(0, 0, 1, new float[72], new float[53], 2, 1, 1)
        },
        {
            "Latent explorer: expected 18 answers, found 1.",
            () => Numbered().Plane(0, 0, 1, new float[72], new float[54], 2, 1, 1, ["a 3"])
        },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_is_told_with_what_was_expected_and_found(string message, Action mistake) =>
        Assert.Equal(message, Assert.Throws<ArgumentException>(mistake).Message);
}
