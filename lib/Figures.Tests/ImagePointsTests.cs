using System.Xml.Linq;

namespace FilterGen.Figures.Tests;

public class ImagePointsTests
{
    private static readonly float[] Black = new float[8 * 8];

    [Fact]
    public void A_disc_is_drawn_where_its_point_is_and_nowhere_else()
    {
        var grid = new ImageGrid([Black, Black], 8, 8)
        {
            Scale = 10,
            Padding = 0,
            Columns = 2,
            Points = [new ImagePoints("true", [[(2, 5)], []]) { Color = "#00ff00" }],
        };
        var picture = new PngReader(grid.ToPng());

        Assert.Equal([0, 255, 0], picture.At(25, 55));
        Assert.Equal([0, 0, 0], picture.At(55, 25));
        Assert.All(Enumerable.Range(80, 80), x => Assert.Equal([0, 0, 0], picture.At(x, 55)));
    }

    [Fact]
    public void A_cross_leaves_the_places_beside_its_centre_free()
    {
        var grid = new ImageGrid([Black], 8, 8)
        {
            Scale = 30,
            Padding = 0,
            Points = [new ImagePoints("predicted", [[(4, 4)]]) { Color = "#ff0000", Mark = PointMark.Cross }],
        };
        var picture = new PngReader(grid.ToPng());

        Assert.Equal([255, 0, 0], picture.At(135, 135));
        Assert.Equal([255, 0, 0], picture.At(137, 137));
        Assert.Equal([0, 0, 0], picture.At(135, 140));
    }

    [Fact]
    public void Points_outside_an_image_do_not_reach_its_neighbour()
    {
        var grid = new ImageGrid([Black, Black], 8, 8)
        {
            Scale = 10,
            Padding = 0,
            Points = [new ImagePoints("p", [[(7.5, 4), (double.NaN, 1), (1e9, -1e9)], []]) { Color = "#ffffff" }],
        };
        var picture = new PngReader(grid.ToPng());

        Assert.Equal([255, 255, 255], picture.At(79, 45));
        Assert.All(Enumerable.Range(80, 80), x => Assert.Equal([0, 0, 0], picture.At(x, 45)));
    }

    [Fact]
    public void The_legend_names_the_points_in_their_colours()
    {
        var grid = new ImageGrid([Black], 8, 8)
        {
            Points = [ImagePoints.Of("true", [1, 2, 3, 4], 2), ImagePoints.Of("predicted", [1, 2], 1) with { Mark = PointMark.Cross }],
        };
        var svg = XDocument.Parse(grid.ToSvg());

        Assert.Equal(["true", "predicted"], svg.Descendants().Where(e => e.Name.LocalName == "text").Select(e => e.Value));
        var strokes = svg.Descendants().Where(e => e.Name.LocalName == "path").Select(e => e.Attribute("stroke")!.Value);
        Assert.Equal([Palette.Color(0), Palette.Color(1), Palette.Color(1)], strokes);
        Assert.StartsWith("<img ", KernelDisplay.Show(grid)["text/html"]);
        Assert.Contains("href=\"data:image/png;base64," + Convert.ToBase64String(grid.ToPng()), Encoding.UTF8.GetString(Svg(grid)));
    }

    [Fact]
    public void Points_come_from_a_tensor_as_it_is_stored()
    {
        var points = ImagePoints.Of("p", [1, 2, 3, 4, 5, 6, 7, 8], 2);

        Assert.Equal([[(1, 2), (3, 4)], [(5, 6), (7, 8)]], points.Points);
    }

    private static byte[] Svg(ImageGrid grid) => Convert.FromBase64String(grid.ToHtml().Split("base64,")[1].Split('"')[0]);
}
