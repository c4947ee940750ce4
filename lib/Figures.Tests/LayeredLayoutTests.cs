using FilterGen.Figures.Orders;

namespace FilterGen.Figures.Tests;

public class LayeredLayoutTests
{
    [Fact]
    public void Every_line_goes_up_layer_by_layer_and_nothing_takes_anothers_room()
    {
        var random = new Random(1);
        for (var i = 0; i < 50; i++)
        {
            var count = random.Next(1, 25);
            List<(int, int)> covers = [.. from lower in Enumerable.Range(0, count) from upper in Enumerable.Range(lower + 1, count - lower - 1)
                where random.NextDouble() < 0.15 select (lower, upper)];
            (double Left, double Right)[] rooms = [.. Enumerable.Range(0, count).Select(_ => (random.Next(5, 40), (double)random.Next(5, 80)))];
            var layout = new LayeredLayout(covers, rooms);

            foreach (var ((lower, upper), line) in covers.Zip(layout.Lines))
            {
                Assert.Equal((layout.X[lower], layout.X[upper]), (line[0].X, line[^1].X));
                Assert.Equal((layout.Layers[lower], layout.Layers[upper]), (line[0].Layer, line[^1].Layer));
                for (var layer = layout.Layers[lower] + 1; layer < layout.Layers[upper]; layer++)
                    Assert.All(Enumerable.Range(0, count).Where(a => layout.Layers[a] == layer), a =>
                        Assert.NotInRange(At(line, layer), layout.X[a] - rooms[a].Left + 1e-9, layout.X[a] + rooms[a].Right - 1e-9));
            }
            for (var a = 0; a < count; a++)
            {
                Assert.InRange(layout.X[a], rooms[a].Left - 1e-9, layout.Width - rooms[a].Right + 1e-9);
                for (var b = 0; b < count; b++)
                    if (a != b && layout.Layers[a] == layout.Layers[b] && layout.X[a] <= layout.X[b])
                        Assert.True(layout.X[b] - layout.X[a] >= rooms[a].Right + rooms[b].Left - 1e-9);
            }
        }
    }

    [Fact]
    public void Lines_that_need_not_cross_do_not()
    {
        // Two chains side by side, given crosswise.
        var layout = new LayeredLayout([(0, 3), (1, 2), (2, 5), (3, 4)], Rooms(6));
        Assert.Equal(0, layout.Crossings);
    }

    [Fact]
    public void Crossings_that_must_be_are_counted() =>
        Assert.Equal(1, new LayeredLayout([(0, 2), (0, 3), (1, 2), (1, 3)], Rooms(4)).Crossings);

    /// <summary>All sets of three things: in the best drawing of the cube in layers two or more lines cross.</summary>
    [Fact]
    public void The_cube_is_drawn_with_few_crossings()
    {
        List<(int, int)> covers = [.. from set in Enumerable.Range(0, 8) from bit in new[] { 1, 2, 4 } where (set & bit) == 0 select (set, set | bit)];
        var layout = new LayeredLayout(covers, Rooms(8));
        Assert.Equal([0, 1, 1, 2, 1, 2, 2, 3], layout.Layers);
        Assert.InRange(layout.Crossings, 1, 3);
        Assert.Equal(layout.X[0], layout.X[7], 1.0);
    }

    /// <summary>0 &lt; 1 &lt; 2 beside 0 &lt; 3 &lt; 4 &lt; 2: the line from 1 on its lower layer passes no element.</summary>
    [Fact]
    public void A_line_with_nothing_in_its_way_is_straight()
    {
        var layout = new LayeredLayout([(0, 1), (1, 2), (0, 3), (3, 4), (4, 2)], Rooms(5));
        Assert.All(layout.Lines, line => Assert.Equal(2, line.Length));
    }

    [Fact]
    public void One_element_and_none()
    {
        Assert.Equal(30, new LayeredLayout([], [(10, 20)]).Width);
        Assert.Equal(0, new LayeredLayout([], []).Width);
    }

    [Fact]
    public void A_circle_is_no_order() =>
        Assert.Equal("Hasse diagram: expected an order, found elements that are above themselves.",
            Assert.Throws<ArgumentException>(() => new LayeredLayout([(0, 1), (1, 0)], Rooms(2))).Message);

    private static (double Left, double Right)[] Rooms(int count) => [.. Enumerable.Repeat((10.0, 10.0), count)];

    /// <summary>Where a line passes a layer.</summary>
    private static double At((double X, int Layer)[] line, int layer)
    {
        var end = Array.FindIndex(line, point => point.Layer >= layer);
        var (from, to) = (line[end - 1], line[end]);
        return from.X + (to.X - from.X) * (layer - from.Layer) / (to.Layer - from.Layer);
    }
}
