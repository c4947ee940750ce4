using FilterGen.Figures;
using FilterGen.Figures.Raster;

namespace FilterGen.Tests.Figures;

public class PngTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void A_picture_reads_back_as_it_was_painted(int channels)
    {
        var random = new Random(5);
        using var bitmap = new Bitmap(17, 9, channels, background: 200);
        var painted = new byte[8, 17][];
        for (var y = 0; y < 8; y++)
            for (var x = 0; x < 17; x++)
            {
                var color = painted[y, x] = new byte[channels];
                random.NextBytes(color);
                bitmap.Paint(x, y, 1, (color[0], color[channels / 2], color[channels - 1]));
            }
        var read = new PngReader(bitmap.ToPng());

        Assert.Equal((17, 9, channels), (read.Width, read.Height, read.Channels));
        for (var y = 0; y < 8; y++)
            for (var x = 0; x < 17; x++)
                Assert.Equal(painted[y, x], read.At(x, y));
        Assert.All(read.At(3, 8), value => Assert.Equal(200, value));
    }

    [Fact]
    public void Every_grey_stays_itself()
    {
        using var bitmap = new Bitmap(256, 2, 1, background: 0);
        for (var grey = 0; grey < 256; grey++)
            bitmap.Paint(grey, 0, 1, ((byte)grey, (byte)grey, (byte)grey));
        bitmap.Place(0, 1, 256, 1, [.. Enumerable.Range(0, 256).Select(grey => Bitmap.Color(((byte)grey, (byte)grey, (byte)grey)))]);
        var read = new PngReader(bitmap.ToPng());

        for (var grey = 0; grey < 256; grey++)
            Assert.Equal((grey, grey), (read.At(grey, 0)[0], read.At(grey, 1)[0]));
    }

    /// <summary>The limits are 5 % more than the files had when they were packed by .NET, each row as its difference to the one above.</summary>
    [Theory]
    [InlineData(1, 28, 2, 1385)]
    [InlineData(3, 28, 2, 3660)]
    [InlineData(1, 5, 9, 3284)]
    public void A_grid_is_the_same_file_every_time_and_no_larger_than_it_was(int channels, int side, int scale, int most)
    {
        var first = Grid().ToPng();
        using (var other = new Bitmap(40, 40, 3, 7))
            other.ToPng();

        Assert.Equal(first, Grid().ToPng());
        Assert.InRange(first.Length, 1, most);

        ImageGrid Grid()
        {
            var random = new Random(8);
            var values = Enumerable.Range(0, 20 * channels * side * side).Select(i =>
                (float)Math.Round(0.5 + 0.5 * Math.Sin(i % side * 0.3 + i / side * 0.01), 1) * (side < 10 ? random.NextSingle() : 1));
            return new([.. values], side, side, channels) { Scale = scale, Colors = side < 10 ? ColorMap.Diverging : ColorMap.Grey };
        }
    }
}
