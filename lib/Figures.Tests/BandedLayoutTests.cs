using FilterGen.Figures.Orders;

namespace FilterGen.Figures.Tests;

public class BandedLayoutTests
{
    [Theory]
    [InlineData(1, 12, 0.5)]
    [InlineData(2, 14, 0.6)]
    [InlineData(3, 17, 0.6)]
    public void Elements_keep_their_distance_within_a_page_and_what_is_greater_stands_higher(int seed, int sets, double density)
    {
        var order = SetSystem.Random(seed, sets, density);
        Assert.InRange(order.Nodes.Count, 60, HasseDiagram.MostNodes);
        const double gap = 13;
        var layout = new BandedLayout(new(order.Covers, [.. order.Nodes.Select(_ => (1.0, 1.0))]), gap);

        Assert.Equal(order.Nodes.Count, layout.Places.Count);
        Assert.InRange(layout.Width, gap, 600);
        Assert.All(layout.Places, place =>
        {
            Assert.InRange(place.X, -1e-9, layout.Width + 1e-9);
            Assert.InRange(place.Y, -1e-9, layout.Height + 1e-9);
        });
        Assert.All(order.Covers, cover => Assert.True(layout.Places[cover.Upper].Y + gap < layout.Places[cover.Lower].Y));
        for (var a = 0; a < order.Nodes.Count; a++)
            for (var b = 0; b < a; b++)
                Assert.True(Distance(layout.Places[a], layout.Places[b]) > gap - 1e-9);
    }

    private static double Distance((double X, double Y) a, (double X, double Y) b) => Math.Max(Math.Abs(a.X - b.X), Math.Abs(a.Y - b.Y));
}
