using FilterGen.Data.Faces;
using SkiaSharp;

namespace FilterGen.Tests.Data.Faces;

public sealed class FaceSamplerTests
{
    private const int Plane = FaceCrop.Side * FaceCrop.Side;

    [Fact]
    public void A_crop_of_the_same_scale_has_the_images_own_pixels()
    {
        using var image = Random(80, 90, 3);
        var pixels = Pixels.Of(image);

        var crop = Sample(image, new(1, 0, -7, -5));

        for (var channel = 0; channel < 3; channel++)
            for (var y = 0; y < FaceCrop.Side; y++)
                for (var x = 0; x < FaceCrop.Side; x++)
                    Assert.Equal(pixels[((y + 5) * 90 + x + 7) * 3 + channel], crop[channel * Plane + y * FaceCrop.Side + x]);
    }

    [Theory]
    [InlineData(0.31, 30)]
    [InlineData(0.63, -45)]
    [InlineData(0.9, 10)]
    [InlineData(1.7, 77)]
    public void A_slope_stays_a_slope_by_any_scale_and_turn(double scale, double degrees)
    {
        using var image = Slope(200);
        var centre = new Point(31.5, 31.5);
        var toCrop = new Similarity(scale, 0, 31.5 - 100 * scale, 31.5 - 100 * scale).Then(Similarity.Turn(degrees, centre));

        var crop = Sample(image, toCrop);

        for (var y = 12; y < 52; y++)
            for (var x = 12; x < 52; x++)
            {
                var (atX, atY) = toCrop.Inverse().Apply(new(x, y));
                Assert.InRange(crop[y * FaceCrop.Side + x], 0.5 * atX + 0.25 * atY - 1.1, 0.5 * atX + 0.25 * atY + 1.1);
            }
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.22)]
    [InlineData(0.13)]
    public void Detail_finer_than_the_crops_pixels_becomes_its_mean(double scale)
    {
        var pixels = new byte[512 * 512];
        for (var i = 0; i < pixels.Length; i++)
            pixels[i] = (byte)((i + i / 512) % 2 == 0 ? 255 : 0);

        using var image = Pixels.ToImage(pixels, 512, 512, 1);

        var crop = Sample(image, new(scale, 0, 0, 0));

        Assert.All(crop, value => Assert.InRange(value, 110, 145));
    }

    [Fact]
    public void Beyond_the_border_the_outermost_pixels_go_on()
    {
        using var image = Random(10, 10, 1);

        var crop = Sample(image, new(1, 0, 30, 30));

        Assert.Equal(crop[30 * FaceCrop.Side + 30], crop[0]);
        Assert.Equal(crop[30 * FaceCrop.Side + 35], crop[3 * FaceCrop.Side + 35]);
    }

    private static byte[] Sample(SKBitmap image, Similarity toCrop)
    {
        var crop = new byte[FaceCrop.Bytes];
        using var sampler = new FaceSampler(image);
        sampler.Sample(toCrop, crop);
        return crop;
    }

    private static SKBitmap Random(int height, int width, int channels)
    {
        var pixels = new byte[height * width * channels];
        new Random(1).NextBytes(pixels);
        return Pixels.ToImage(pixels, height, width, channels);
    }

    private static SKBitmap Slope(int side) => Pixels.ToImage(
        [.. Enumerable.Range(0, side * side).Select(i => (byte)Math.Round(0.5 * (i % side) + 0.25 * (i / side)))], side, side, 1);
}
