using FilterGen.Papers.FilterGan;
using FilterGen.Training;
using static TorchSharp.torch;

namespace FilterGen.Tests.Papers.FilterGan;

public class InvarianceFiguresTests
{
    [Fact]
    public void Grids_of_several_images_stand_side_by_side_with_a_gap()
    {
        // Picture k of image s is of one tone, (9 s + k) / 18.
        var tones = arange(18, dtype: float32).reshape(2, 9, 1, 1, 1) / 18;
        using var map = new InvarianceMap(
            zeros(2, 1, 28, 28), tones.expand(2, 9, 1, 28, 28).contiguous(), ones(1, 2, 9), zeros(2, 9, dtype: int64), zeros(2, dtype: int64),
            zeros(1));
        var grid = InvarianceFigures.Grids(map, "both");

        Assert.Equal((7, 21), (grid.Columns, grid.Count));
        Assert.Equal("both (21 images of 28×28)", grid.ToString());
        Assert.Equal((7, 21), (InvarianceFigures.Changes(map, "changes").Columns, InvarianceFigures.Changes(map, "changes").Count));
        // Rows of three pictures, the gap, and three of the other image: the second row begins with the fourth picture.
        using var picture = SkiaSharp.SKBitmap.Decode(grid.ToPng());
        byte Tone(int column, int row) => picture.GetPixel(2 + column * 58 + 20, 2 + row * 58 + 20).Red;
        Assert.Equal([3 * 255 / 18, 255, 12 * 255 / 18], new[] { Tone(0, 1), Tone(3, 1), Tone(4, 1) }.Select(tone => (int)tone), Near);

        static bool Near(int expected, int found) => Math.Abs(expected - found) <= 1;
    }

    [Fact]
    public void A_walk_is_no_grid()
    {
        using var walk = new InvarianceMap(
            zeros(1, 1, 28, 28), zeros([1, 5, 1, 28, 28]), ones(1, 1, 5), zeros(1, 5, dtype: int64), zeros(1, dtype: int64), zeros(1));
        Assert.StartsWith("expected a grid of K·K places, found 5.",
            Assert.Throws<ArgumentException>(() => InvarianceFigures.Grids(walk, "walk")).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => InvarianceFigures.Changes(walk, "walk", reach: 0));
        Assert.StartsWith("expected places of images, 0 to 0, found 0, 1.",
            Assert.Throws<ArgumentOutOfRangeException>(() => walk.Take(0, 1)).Message);
    }

    [Fact]
    public void An_explorer_has_every_pair_of_dimensions_of_every_layer()
    {
        Seeds.Set(1);
        using var network = new FiveLayerNet().Freeze();
        using FilterGenerator four = new(network.Filters(4)), two = new(network.Filters(2));
        SearchOptions quick = new() { Steps = 1 };
        var explorer = InvarianceFigures.Explorer(
            [("layer 4", new(network, 4, four, quick)), ("layer 2", new(network, 2, two, quick))],
            rand(1, 1, 28, 28), ["a digit"], zeros(8), [-1, 0, 1], dimensions: 3, "Walk");

        Assert.Equal("Walk (layer 4, layer 2; z1, z2, z3; a digit)", explorer.ToString());
        Assert.Contains("data-filtergen", explorer.ToHtml());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(9)]
    public void An_explorer_of_more_dimensions_than_z_has_is_refused_before_any_search(int dimensions)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(
            () => InvarianceFigures.Explorer([], zeros(1, 1, 28, 28), ["a"], zeros(8), [0], dimensions, ""));

        Assert.StartsWith($"expected 2 to 8 dimensions of z, found {dimensions}.", error.Message);
    }
}
