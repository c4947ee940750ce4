using FilterGen.Figures.Raster;

namespace FilterGen.Figures.Tests;

public class PngTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void A_picture_reads_back_as_it_was_painted(int channels)
    {
        var random = new Random(5);
        var bitmap = new Bitmap(17, 9, channels, background: 200);
        for (var y = 0; y < 8; y++)
            for (var x = 0; x < 17; x++)
                bitmap.Paint(x, y, 1, ((byte)random.Next(256), (byte)random.Next(256), (byte)random.Next(256)));
        var read = new PngReader(Png.Encode(bitmap));

        Assert.Equal((17, 9, channels), (read.Width, read.Height, read.Channels));
        for (var y = 0; y < 9; y++)
            Assert.Equal(bitmap.Row(y).ToArray(), Enumerable.Range(0, 17).SelectMany(x => read.At(x, y)));
        Assert.All(read.At(3, 8), value => Assert.Equal(200, value));
    }
}
