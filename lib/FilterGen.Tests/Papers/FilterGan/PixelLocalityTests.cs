using FilterGen.Papers.FilterGan;
using static TorchSharp.torch;

namespace FilterGen.Tests.Papers.FilterGan;

public class PixelLocalityTests
{
    private readonly Tensor figure = DrawnStrokes.Figure() * 0.6f + DrawnStrokes.Bar(3, 0.3f, 0.4) * 0.5f;

    [Fact]
    public void A_dimmed_picture_follows_a_rule_of_one_pixel() =>
        Assert.Equal(1, PixelLocality.Of(figure, 0.7f * figure, size: 1)[0], tolerance: 1e-6);

    [Fact]
    public void A_blurred_picture_follows_a_rule_of_nine_pixels_and_of_no_fewer()
    {
        var blurred = nn.functional.avg_pool2d(figure, 3, 1, 1);

        Assert.Equal(1, PixelLocality.Of(figure, blurred)[0], tolerance: 1e-6);
        Assert.InRange(PixelLocality.Of(figure, blurred, size: 1)[0], 0, 0.9);
    }

    [Fact]
    public void A_thicker_or_thinner_stroke_follows_such_a_rule()
    {
        var (thicker, thinner) = (nn.functional.max_pool2d(figure, 3, 1, 1), -nn.functional.max_pool2d(-figure, 3, 1, 1));

        Assert.Equal(1, PixelLocality.Of(figure, thicker)[0], tolerance: 1e-6);
        Assert.Equal(1, PixelLocality.Of(figure, thinner)[0], tolerance: 1e-6);
    }

    [Fact]
    public void A_change_at_one_end_of_a_figure_does_not()
    {
        var cut = figure.clone();
        cut[.., .., ..10, ..] = 0;

        Assert.InRange(PixelLocality.Of(figure, cut)[0], 0, 0.7);
    }

    [Fact]
    public void Noise_is_hardly_explained()
    {
        var noisy = figure + 0.1f * randn(figure.shape, generator: new Generator(1));

        Assert.InRange(PixelLocality.Of(figure, noisy)[0], 0, 0.08);
    }

    [Fact]
    public void Each_picture_has_its_own_rule()
    {
        var both = PixelLocality.Of(cat([figure, figure]), cat([0.7f * figure, 1.2f * figure]));

        Assert.All(both, share => Assert.Equal(1, share, tolerance: 1e-6));
    }

    [Fact]
    public void Without_a_change_there_is_nothing_to_explain() => Assert.True(double.IsNaN(PixelLocality.Of(figure, figure)[0]));

    [Fact]
    public void Nothing_explains_what_comes_out_of_black() => Assert.Equal(0, PixelLocality.Of(zeros_like(figure), figure)[0]);

    [Fact]
    public void A_rule_has_fewer_numbers_than_the_picture_has_pixels() => Assert.StartsWith(
        "expected a rule of fewer numbers than the 784 pixels of a picture, found 1684 at size 29.",
        Assert.Throws<ArgumentException>(() => PixelLocality.Of(zeros(1, 1, 28, 28), ones(1, 1, 28, 28), 29)).Message);

    [Fact]
    public void An_even_neighbourhood_has_no_middle() => Assert.Equal(
        "expected an odd size, found 2. (Parameter 'size')",
        Assert.Throws<ArgumentException>(() => PixelLocality.Of(figure, figure, 2)).Message);
}
