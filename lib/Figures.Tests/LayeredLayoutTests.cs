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
            double[] widths = [.. Enumerable.Range(0, count).Select(_ => random.Next(10, 80))];
            var layout = new LayeredLayout(covers, widths);

            foreach (var ((lower, upper), line) in covers.Zip(layout.Lines))
            {
                Assert.Equal((layout.X[lower], layout.X[upper]), (line[0].X, line[^1].X));
                Assert.Equal(Enumerable.Range(layout.Layers[lower], layout.Layers[upper] - layout.Layers[lower] + 1), line.Select(point => point.Layer));
            }
            for (var a = 0; a < count; a++)
            {
                Assert.InRange(layout.X[a], widths[a] / 2 - 1e-9, layout.Width - widths[a] / 2 + 1e-9);
                for (var b = 0; b < a; b++)
                    if (layout.Layers[a] == layout.Layers[b])
                        Assert.True(Math.Abs(layout.X[a] - layout.X[b]) >= (widths[a] + widths[b]) / 2 - 1e-9);
            }
        }
    }

    [Fact]
    public void Lines_that_need_not_cross_do_not()
    {
        // Two chains side by side, given crosswise.
        var layout = new LayeredLayout([(0, 3), (1, 2), (2, 5), (3, 4)], [20, 20, 20, 20, 20, 20]);
        Assert.Equal(0, layout.Crossings);
    }

    [Fact]
    public void Crossings_that_must_be_are_counted() =>
        Assert.Equal(1, new LayeredLayout([(0, 2), (0, 3), (1, 2), (1, 3)], [20, 20, 20, 20]).Crossings);

    /// <summary>All sets of three things: in the best drawing of the cube in layers two or more lines cross.</summary>
    [Fact]
    public void The_cube_is_drawn_with_few_crossings()
    {
        List<(int, int)> covers = [.. from set in Enumerable.Range(0, 8) from bit in new[] { 1, 2, 4 } where (set & bit) == 0 select (set, set | bit)];
        var layout = new LayeredLayout(covers, [20, 20, 20, 20, 20, 20, 20, 20]);
        Assert.Equal([0, 1, 1, 2, 1, 2, 2, 3], layout.Layers);
        Assert.InRange(layout.Crossings, 1, 3);
        Assert.Equal(layout.X[0], layout.X[7], 1.0);
    }

    [Fact]
    public void One_element_and_none()
    {
        Assert.Equal(30, new LayeredLayout([], [30]).Width);
        Assert.Equal(0, new LayeredLayout([], []).Width);
    }

    [Fact]
    public void A_circle_is_no_order() =>
        Assert.Equal("Hasse diagram: expected an order, found elements that are above themselves.",
            Assert.Throws<ArgumentException>(() => new LayeredLayout([(0, 1), (1, 0)], [1, 1])).Message);
}
