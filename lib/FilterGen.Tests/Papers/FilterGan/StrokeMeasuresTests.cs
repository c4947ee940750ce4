using FilterGen.Papers.FilterGan;
using static TorchSharp.torch;

namespace FilterGen.Tests.Papers.FilterGan;

public class StrokeMeasuresTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public void A_bars_width_is_twice_its_area_by_its_outline(int width)
    {
        // Of the four corners, one has both differences in one pixel.
        var outline = 2 * 20 + 2 * width - 2 + Math.Sqrt(2);
        Assert.Equal(2 * 20 * width / outline, StrokeMeasures.Of(DrawnStrokes.Bar(width)).Width[0], tolerance: 1e-4);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.5, 26.565)]
    [InlineData(-0.3, -16.699)]
    public void A_leaning_bar_has_the_angle_of_its_lean(double lean, double degrees) =>
        Assert.Equal(degrees, StrokeMeasures.Of(DrawnStrokes.Bar(3, lean: lean)).Slant[0], tolerance: 0.6);

    [Fact]
    public void A_darker_picture_differs_in_brightness_alone()
    {
        var (light, dark) = (StrokeMeasures.Of(DrawnStrokes.Figure()), StrokeMeasures.Of(0.4f * DrawnStrokes.Figure()));

        Assert.Equal(1, light.Brightness[0], tolerance: 1e-6);
        Assert.Equal(0.4, dark.Brightness[0], tolerance: 1e-6);
        Assert.Equal(light.Width[0], dark.Width[0], tolerance: 1e-5);
        Assert.Equal(light.Slant[0], dark.Slant[0], tolerance: 1e-4);
    }

    [Fact]
    public void A_place_in_the_picture_and_faint_speckle_change_neither_width_nor_slant()
    {
        var figure = DrawnStrokes.Figure();
        var speckled = figure + 0.15f * rand(figure.shape, generator: new Generator(1)) * (1 - figure);
        var (still, moved, noisy) =
            (StrokeMeasures.Of(figure), StrokeMeasures.Of(figure.roll([2, -3], [2, 3])), StrokeMeasures.Of(speckled));

        Assert.Equal(still.Width[0], moved.Width[0], tolerance: 1e-4);
        Assert.Equal(still.Slant[0], moved.Slant[0], tolerance: 1e-2);
        Assert.Equal(still.Width[0], noisy.Width[0], tolerance: 1e-4);
        Assert.Equal(still.Slant[0], noisy.Slant[0], tolerance: 1e-2);
    }

    [Fact]
    public void A_picture_without_ink_has_no_measures() =>
        Assert.All([.. StrokeMeasures.Of(zeros(1, 1, 28, 28)).Width, .. StrokeMeasures.Of(zeros(1, 1, 28, 28)).Brightness],
            value => Assert.True(double.IsNaN(value)));

    [Fact]
    public void Each_picture_of_a_batch_is_measured_alone()
    {
        var (upright, leaning) = (DrawnStrokes.Bar(2, 0.5f), DrawnStrokes.Bar(4, lean: 0.4));
        var (both, alone) = (StrokeMeasures.Of(cat([upright, leaning])), StrokeMeasures.Of(leaning));

        Assert.Equal((0, alone.Slant[0]), (Math.Round(both.Slant[0], 3), both.Slant[1]));
        Assert.Equal((0.5, alone.Brightness[0]), (both.Brightness[0], both.Brightness[1]));
        Assert.Equal(alone.Width[0], both.Width[1]);
    }
}
