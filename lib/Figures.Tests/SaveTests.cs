using SkiaSharp;

namespace FilterGen.Figures.Tests;

public class SaveTests
{
    private static readonly PlotlyFigure Figure = Plot.Lines("Loss", "epoch", "loss", Series.PerEpoch("train", [2, 1])).Size(300, 500);

    [Fact]
    public void The_names_end_says_the_kind()
    {
        using var folder = new TemporaryFolder();
        foreach (var name in new[] { "a.html", "a.SVG", "a.png" }) Figure.Save(Path.Combine(folder.Path, name));

        Assert.StartsWith("<!DOCTYPE html>", File.ReadAllText(Path.Combine(folder.Path, "a.html")));
        Assert.Equal(Figure.ToSvg(), File.ReadAllText(Path.Combine(folder.Path, "a.SVG")));
        using var picture = SKBitmap.Decode(Path.Combine(folder.Path, "a.png"));
        Assert.Equal((1000, 600), (picture.Width, picture.Height));
    }

    [Fact]
    public void A_png_has_its_texts()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "a.png");
        Figure.Save(path);
        using var picture = SKBitmap.Decode(path);

        // The title's line, above the plot: letters leave dark pixels on the paper.
        var dark = Enumerable.Range(120, 200).Sum(x => Enumerable.Range(20, 45).Count(y => picture.GetPixel(x, y).Red < 90));
        Assert.InRange(dark, 100, 4_000);
    }

    [Fact]
    public void A_grid_with_labels_keeps_them()
    {
        using var folder = new TemporaryFolder();
        float[][] images = [new float[16], new float[16]];
        var (plain, labelled) = (new ImageGrid(images, 4, 4), new ImageGrid(images, 4, 4) { Captions = ["one", "two"] });
        foreach (var (grid, name) in new[] { (plain, "plain.png"), (labelled, "labelled.png") }) grid.Save(Path.Combine(folder.Path, name));

        Assert.Equal(plain.ToPng(), File.ReadAllBytes(Path.Combine(folder.Path, "plain.png")));
        using var picture = SKBitmap.Decode(Path.Combine(folder.Path, "labelled.png"));
        using var bare = SKBitmap.Decode(labelled.ToPng());
        Assert.Equal(2 * bare.Height, picture.Height);
    }

    [Theory]
    [InlineData("a.jpg", "found \".jpg\"")]
    [InlineData("a", "found \"\"")]
    public void Another_end_is_refused_and_nothing_is_written(string name, string expected)
    {
        using var folder = new TemporaryFolder();
        var error = Assert.Throws<ArgumentException>(() => Figure.Save(Path.Combine(folder.Path, name)));

        Assert.Contains(expected, error.Message);
        Assert.Empty(Directory.GetFiles(folder.Path));
    }
}
