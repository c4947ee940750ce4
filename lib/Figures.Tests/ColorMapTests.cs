
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

    /// <summary>Oranges are hues of 20 to 45 degrees with much of their colour: red above 180, blue below 40.</summary>
    [Fact]
    public void Of_eight_series_no_two_are_orange() => Assert.Single(
        Enumerable.Range(0, 8).Select(i => ColorMap.Parse(Palette.Color(i, 8))),
        color => color.Red > 180 && color.Blue < 40 && color.Green is > 60 and < 200);
}
