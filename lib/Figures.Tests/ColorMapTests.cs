
namespace FilterGen.Figures.Tests;

public class ColorMapTests
{
    [Fact]
    public void Colours_run_straight_between_the_stops_and_stay_at_the_ends()
    {
        Assert.Equal((0, 0, 0), ColorMap.Grey.At(0));
        Assert.Equal((128, 128, 128), ColorMap.Grey.At(0.5));
        Assert.Equal((255, 255, 255), ColorMap.Grey.At(7));
        Assert.Equal((255, 255, 255), ColorMap.Diverging.At(0.5));
        Assert.Equal((0x44, 0x01, 0x54), ColorMap.Viridis.At(-1));
    }

    [Fact]
    public void A_diverging_range_is_symmetric_and_ignores_what_is_no_number()
    {
        Assert.Equal((-3, 3), ColorMap.Diverging.RangeOf([-1, 3, double.NaN]));
        Assert.Equal((-1, 3), ColorMap.Grey.RangeOf([-1, 3, double.PositiveInfinity]));
        Assert.Equal((-1, 1), ColorMap.Diverging.RangeOf([0, 0]));
        Assert.Equal((2, 3), ColorMap.Grey.RangeOf([2, 2]));
        Assert.Equal((0, 1), ColorMap.Grey.RangeOf([]));
    }

    [Fact]
    public void Up_to_ten_series_have_colours_of_their_own()
    {
        for (var count = 1; count <= 10; count++)
            Assert.Equal(count, Enumerable.Range(0, count).Select(i => Palette.Color(i, count)).Distinct().Count());
    }
}
