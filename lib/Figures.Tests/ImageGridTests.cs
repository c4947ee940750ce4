using System.Xml.Linq;

namespace FilterGen.Figures.Tests;

public class ImageGridTests
{
    [Fact]
    public void Images_stand_in_rows_enlarged_without_smoothing()
    {
        var grid = new ImageGrid([[0f, 1f], [0.5f, 0.5f], [1f, 0f]], 1, 2) { Columns = 2, Scale = 3, Padding = 1 };
        var picture = new PngReader(grid.ToPng());

        Assert.Equal((1 + 2 * 7, 1 + 2 * 4, 1), (picture.Width, picture.Height, picture.Channels));
        Assert.Equal("W000WWWWhhhhhhW", Row(picture, 1));
        Assert.Equal(Row(picture, 1), Row(picture, 3));
        Assert.Equal("WWWWWWWWWWWWWWW", Row(picture, 4));
        Assert.Equal("WWWW000WWWWWWWW", Row(picture, 5));
    }

    [Fact]
    public void Values_outside_the_unit_range_are_clipped()
    {
        var picture = new PngReader(new ImageGrid([[-3f, 7f]], 1, 2) { Scale = 1, Padding = 0 }.ToPng());

        Assert.Equal("0W", Row(picture, 0));
    }

    [Fact]
    public void A_joint_range_compares_images_and_a_range_per_image_does_not()
    {
        float[][] images = [[0f, 2f], [0f, 4f]];
        var joint = new PngReader(new ImageGrid(images, 1, 2) { Scale = 1, Padding = 0, Range = ImageRange.Joint }.ToPng());
        var own = new PngReader(new ImageGrid(images, 1, 2) { Scale = 1, Padding = 0, Range = ImageRange.PerImage }.ToPng());

        Assert.Equal("0h0W", Row(joint, 0));
        Assert.Equal("0W0W", Row(own, 0));
    }

    [Fact]
    public void Filters_are_blue_white_and_red_about_zero()
    {
        var grid = ImageGrid.Filters([-2f, 0f, 1f, 2f], 1, 4, columns: 1);
        var picture = new PngReader(grid.ToPng());
        byte[] At(int pixel) => picture.At(grid.Padding + pixel * grid.Scale, grid.Padding);

        Assert.Equal(3, picture.Channels);
        Assert.Equal([0x05, 0x30, 0x61], At(0));
        Assert.Equal([255, 255, 255], At(1));
        Assert.True(At(2)[0] > At(2)[2], "a positive weight is reddish");
        Assert.Equal([0x67, 0x00, 0x1f], At(3));
    }

    [Fact]
    public void Colour_images_are_read_channel_by_channel()
    {
        var picture = new PngReader(new ImageGrid(new float[] { 1, 0, 0, 1, 0, 0.5f }, 1, 2, 3) { Scale = 1, Padding = 0 }.ToPng());

        Assert.Equal([255, 0, 0], picture.At(0, 0));
        Assert.Equal([0, 255, 128], picture.At(1, 0));
    }

    [Fact]
    public void What_is_not_a_number_is_violet()
    {
        var picture = new PngReader(new ImageGrid([[float.NaN]], 1, 1) { Colors = ColorMap.Viridis, Scale = 1, Padding = 0 }.ToPng());

        Assert.Equal([0xb0, 0x40, 0xe0], picture.At(0, 0));
    }

    [Fact]
    public void Constant_images_are_drawn()
    {
        foreach (var range in Enum.GetValues<ImageRange>())
            foreach (var map in new[] { ColorMap.Grey, ColorMap.Diverging })
                Assert.NotEmpty(new ImageGrid([new float[4]], 2, 2) { Range = range, Colors = map }.ToPng());
    }

    [Fact]
    public void Labels_and_captions_are_in_the_html_beside_the_same_picture()
    {
        var grid = new ImageGrid([[0f], [1f], [0f]], 1, 1)
        {
            Columns = 2,
            Title = "Digits <1>",
            RowLabels = ["input", "reconstruction"],
            ColumnLabels = ["zero", "one"],
            Captions = ["7 → 7", "1 → 7", "0 → 0"],
        };
        var svg = Encoding.UTF8.GetString(Convert.FromBase64String(grid.ToHtml().Split("base64,")[1].Split('"')[0]));
        var document = XDocument.Parse(svg);
        XNamespace ns = "http://www.w3.org/2000/svg";

        Assert.Equal(
            ["Digits <1>", "zero", "one", "input", "reconstruction", "7 → 7", "1 → 7", "0 → 0"],
            document.Descendants(ns + "text").Select(text => text.Value));
        var embedded = document.Descendants(ns + "image").Single().Attribute("href")!.Value;
        Assert.Equal(grid.ToPng(), Convert.FromBase64String(embedded["data:image/png;base64,".Length..]));
        Assert.Contains("alt=\"Digits &lt;1&gt; (3 images of 1&#215;1)\"", grid.ToHtml());
    }

    [Fact]
    public void A_grid_can_be_saved()
    {
        using var folder = new TemporaryFolder();
        var grid = new ImageGrid([[0f]], 1, 1);
        grid.Save(Path.Combine(folder.Path, "grid.png"));

        Assert.Equal(grid.ToPng(), File.ReadAllBytes(Path.Combine(folder.Path, "grid.png")));
    }

    /// <summary>One sign per pixel: 0 black, h half, W white.</summary>
    private static string Row(PngReader picture, int y) =>
        string.Concat(Enumerable.Range(0, picture.Width).Select(x => picture.Pixels[y, x, 0] switch
        {
            0 => '0',
            128 => 'h',
            255 => 'W',
            _ => '?',
        }));
}
