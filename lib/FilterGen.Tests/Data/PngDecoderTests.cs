using FilterGen.Data.Decoding;
using FilterGen.Figures;

namespace FilterGen.Tests.Data;

public sealed class PngDecoderTests
{
    public static TheoryData<int, int, int> Shapes => new()
    {
        { 1, 1, 1 }, { 1, 1, 3 }, { 3, 1, 3 }, { 2, 2, 3 }, { 5, 7, 1 }, { 6, 33, 3 }, { 11, 70, 1 }, { 40, 50, 3 },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Every_filter_is_undone(int height, int width, int channels)
    {
        var pixels = new byte[height * width * channels];
        new Random(1).NextBytes(pixels);
        foreach (var filters in new int[][] { [0], [1], [2], [3], [4], [4, 3, 2, 1, 0] })
        {
            var image = PngDecoder.Decode(PngFile.Make(pixels, height, width, channels, filters), "x.png");

            Assert.Equal((height, width, channels), (image.Height, image.Width, image.Channels));
            Assert.Equal(pixels, image.Pixels);
        }
    }

    [Fact]
    public void What_the_figures_write_is_read()
    {
        var image = PngDecoder.Decode(new ImageGrid([[0f, 1f]], 1, 2).ToPng(), "x.png");

        Assert.Equal((0, 255), (image.Pixels.Min(), image.Pixels.Max()));
    }

    [Theory]
    [InlineData(16, 2, 0, "8-bit grey or RGB (colour type 0 or 2), found 16-bit of colour type 2")]
    [InlineData(8, 6, 0, "8-bit grey or RGB (colour type 0 or 2), found 8-bit of colour type 6")]
    [InlineData(8, 2, 1, "rows one after the other, found an interlaced image")]
    public void Other_kinds_are_named(byte depth, byte colour, byte interlace, string problem) =>
        AssertRefused(PngFile.Assemble(PngFile.Header(1, 1, depth, colour, interlace), new byte[4]), problem);

    [Theory]
    [InlineData(0, 5, "found 5x0")]
    [InlineData(-1, -1, "found 4294967295x4294967295")]
    [InlineData(100_000, 100_000, "found 100000x100000")]
    public void Impossible_sizes_are_named(int height, int width, string found) =>
        AssertRefused(
            PngFile.Assemble(PngFile.Header(height, width, 8, 2), new byte[4]),
            $"a size of at least 1x1 and at most 2147483591 bytes, {found}");

    [Fact]
    public void Rows_too_few_or_too_many_are_named()
    {
        AssertRefused(PngFile.Assemble(PngFile.Header(3, 1, 8, 0), new byte[4]), "3 rows, found 2");
        AssertRefused(PngFile.Assemble(PngFile.Header(1, 1, 8, 0), new byte[4]), "1 rows, found more");
        AssertRefused(PngFile.Assemble(PngFile.Header(1, 1, 8, 0), [5, 0]), "row filters of 0 to 4, found 5 in row 0");
    }

    [Fact]
    public void No_cut_or_flipped_byte_passes_unseen()
    {
        var pixels = new byte[300];
        new Random(2).NextBytes(pixels);
        var good = PngFile.Make(pixels, 10, 10, 3, 4, 1);
        for (var length = 0; length < good.Length; length++)
            Assert.Throws<InvalidDataException>(() => PngDecoder.Decode(good.AsSpan(0, length), "x.png"));
        for (var at = 0; at < good.Length; at++)
        {
            var bad = (byte[])good.Clone();
            bad[at] ^= 0x20;
            Assert.Throws<InvalidDataException>(() => PngDecoder.Decode(bad, "x.png"));
        }
    }

    private static void AssertRefused(byte[] file, string problem)
    {
        var error = Assert.Throws<InvalidDataException>(() => PngDecoder.Decode(file, "x.png"));
        Assert.Equal($"x.png: expected a PNG image with {problem}.", error.Message);
    }
}
