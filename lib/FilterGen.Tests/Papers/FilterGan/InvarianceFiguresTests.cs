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
}
