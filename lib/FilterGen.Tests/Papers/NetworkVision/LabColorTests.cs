using System.Xml.Linq;
using FilterGen.Papers.NetworkVision;
using FilterGen.Tests.Fixtures;
using static TorchSharp.torch;

namespace FilterGen.Tests.Papers.NetworkVision;

public sealed class LabColorTests
{
    /// <summary>
    /// What the R package farver prints for the first colours of rainbow(10) in its README (thomasp85/farver,
    /// convert_colour(spectrum, 'rgb', 'lab'); white point D65).
    /// </summary>
    [Theory]
    [InlineData(255, 0, 0, 53.24079, 80.09246, 67.203197)]
    [InlineData(255, 153, 0, 72.26072, 30.16539, 77.224482)]
    [InlineData(204, 255, 0, 93.60533, -41.94504, 90.274226)]
    [InlineData(51, 255, 0, 88.07403, -83.10813, 83.593379)]
    [InlineData(0, 255, 102, 88.19634, -80.27943, 57.926987)]
    [InlineData(0, 255, 255, 91.11322, -48.08753, -14.131186)]
    [InlineData(0, 102, 255, 47.90478, 35.19678, -82.006104)]
    public void ColoursOfAReference(int red, int green, int blue, double lightness, double a, double b)
    {
        using var scope = NewDisposeScope();
        var lab = LabColor.FromRgb(Pixel(red / 255.0, green / 255.0, blue / 255.0));
        Close.Assert(tensor(new[] { lightness, a, b }), lab.flatten(), 0, "Lab", absolute: 1e-3);
    }

    /// <summary>
    /// By the definition: with Y/Yn at most (6/29)³, L* = (29/3)³ · Y/Yn; sRGB is linear there, Y = v/12.92. In the middle, v = 1/2,
    /// Y = ((1/2 + 0.055)/1.055)^2.4.
    /// </summary>
    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.04, 24389 / 27.0 * 0.04 / 12.92)]
    [InlineData(0.5, 53.38896)]
    [InlineData(1, 100)]
    public void GreysHaveNoColour(double value, double lightness)
    {
        using var scope = NewDisposeScope();
        Close.Assert(tensor(new[] { lightness, 0, 0 }), LabColor.FromRgb(Pixel(value, value, value)).flatten(), 0, "Lab", absolute: 1e-4);
    }

    [Fact]
    public void OriginalMinusOriginalIsExactlyZero()
    {
        using var scope = NewDisposeScope();
        var image = rand([3, 5, 7], generator: new Generator(1));
        Assert.Equal(0, LabColor.Differences(image.unsqueeze(0), image.unsqueeze(0).clone()).abs().max().item<float>());
        var brighter = stack([image * 0.5, image], 0);
        var difference = LabColor.Differences(image.unsqueeze(0), brighter);
        Assert.Equal(0, difference[1].abs().max().item<float>());
        Assert.True(difference[0, 0].max().item<float>() < 0);
    }

    [Fact]
    public void TheOriginalStandsFirstAndAllDifferencesAreOnOneScale()
    {
        using var scope = NewDisposeScope();
        var (images, differences) = LabColor.Compare(rand([3, 4, 4]), rand([2, 3, 4, 4]), ["A_L", "A_V"]);
        Assert.Equal(["original", "A_L", "A_V"], images.ColumnLabels);
        Assert.Equal((3, 9, 3), (images.Count, differences.Count, differences.Columns));
        Assert.Equal(LeftAndWidth(images.ToSvg()), LeftAndWidth(differences.ToSvg()));
        Assert.True(differences.Colors.IsDiverging);
        Assert.Throws<ArgumentException>(() => LabColor.Compare(rand([3, 4, 4]), rand([2, 3, 4, 4]), ["A_L"]));
        Assert.Throws<ArgumentException>(() => LabColor.FromRgb(rand([3, 4, 4])));
    }

    [Fact]
    public void The_differences_of_several_images_have_one_scale_and_say_it()
    {
        using var scope = NewDisposeScope();
        Assert.Equal(99, LabColor.Reach(arange(1, 101, dtype: float32) - 0.5f));
        Assert.Equal(1, LabColor.Reach(zeros(3)));
        // From black to two greys: one has a smaller difference, and on one scale a paler colour.
        SkiaSharp.SKColor Middle(float grey)
        {
            var (_, differences) = LabColor.Compare(zeros([3, 1, 1]), full([1, 3, 1, 1], grey), ["A"], reach: 80);
            Assert.Equal("full colour at ±80", differences.Title);
            using var picture = SkiaSharp.SKBitmap.Decode(differences.ToPng());
            return picture.GetPixel(2 * picture.Width / 3 + 5, picture.Height / 6);
        }

        Assert.True(Middle(0.1f).Green > Middle(0.5f).Green + 30);
    }

    /// <summary>Where the images of a grid begin, how wide they are, and how wide the whole is.</summary>
    private static (string, string, string) LeftAndWidth(string svg)
    {
        var picture = XDocument.Parse(svg).Root!;
        var image = picture.Descendants().Single(each => each.Name.LocalName == "image");
        return (image.Attribute("x")!.Value, image.Attribute("width")!.Value, picture.Attribute("width")!.Value);
    }

    private static Tensor Pixel(double red, double green, double blue) => tensor(new[] { red, green, blue }).reshape(1, 3, 1, 1);
}
