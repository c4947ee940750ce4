using System.Diagnostics;
using System.IO.Compression;
using FilterGen.Data.Decoding;
using SkiaSharp;

namespace FilterGen.Tests.Data;

public sealed class ImageFileTests
{
    public static TheoryData<int, int, int> Shapes => new()
    {
        { 1, 1, 1 }, { 1, 1, 3 }, { 3, 1, 3 }, { 2, 2, 3 }, { 5, 7, 1 }, { 6, 33, 3 }, { 11, 70, 1 }, { 40, 50, 3 },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void PNG_gives_every_byte_whatever_its_row_filters(int height, int width, int channels)
    {
        var pixels = new byte[height * width * channels];
        new Random(1).NextBytes(pixels);
        foreach (var filters in new int[][] { [0], [1], [2], [3], [4], [4, 3, 2, 1, 0] })
        {
            using var image = ImageFile.Decode(PngFile.Make(pixels, height, width, channels, filters), "x.png");

            Assert.Equal((height, width, channels == 1), (image.Height, image.Width, image.ColorType == SKColorType.Gray8));
            Assert.Equal(pixels, Pixels.Of(image));
        }
    }

    [Fact]
    public void A_colour_JPEG_has_red_green_and_blue_in_this_order()
    {
        using var image = ImageFile.Decode(JpegFile.Make(Ramp(16, 24, 3), 16, 24, 3, quality: 100), "x.jpg");

        Assert.Equal((16, 24, SKColorType.Rgba8888), (image.Height, image.Width, image.ColorType));
        AssertClose(Ramp(16, 24, 3), Pixels.Of(image));
    }

    [Fact]
    public void A_grey_JPEG_has_one_channel()
    {
        using var image = ImageFile.Decode(JpegFile.Make(Ramp(9, 7, 1), 9, 7, 1, quality: 100), "x.jpg");

        Assert.Equal((9, 7, SKColorType.Gray8), (image.Height, image.Width, image.ColorType));
        AssertClose(Ramp(9, 7, 1), Pixels.Of(image));
    }

    [Fact]
    public void A_transparent_PNG_keeps_colours_and_alpha_as_they_are_stored()
    {
        using var image = ImageFile.Decode(PngFile.Assemble(PngFile.Header(1, 1, 8, 6), [0, 200, 100, 50, 10]), "x.png");

        Assert.Equal([200, 100, 50, 10], image.Bytes);
    }

    [Fact]
    public void A_files_content_says_what_it_is()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("picture", JpegFile.Make(Ramp(8, 8, 3), 8, 8, 3));

        using var jpeg = ImageFile.Read(path);
        using var png = ImageFile.Decode(PngFile.Make(new byte[15], 1, 5, 3, 0), "x");

        Assert.Equal((8, 5), (jpeg.Width, png.Width));
        AssertRefused("text"u8, "x: expected a JPEG or PNG image, found another kind of file (4 bytes). Save the image as one.");
    }

    [Fact]
    public void Another_kind_than_the_one_that_is_wanted_is_named()
    {
        var png = PngFile.Make(new byte[3], 1, 1, 3, 0);
        AssertRefused(
            png, $"x: expected a JPEG image, found another kind of file ({png.Length} bytes). Save the image as one.", SKEncodedImageFormat.Jpeg);
        AssertRefused(
            [1, 2, 3], "x: expected a PNG image, found another kind of file (3 bytes). Save the image as one.", SKEncodedImageFormat.Png);
        AssertRefused("GIF89a"u8, "x: expected a JPEG or PNG image, found another kind of file (6 bytes). Save the image as one.");
    }

    [Theory]
    [InlineData(0, 5)]
    [InlineData(-1, -1)]
    [InlineData(2_000_000, 1)]
    public void Impossible_sizes_are_damage(int height, int width)
    {
        var file = PngFile.Assemble(PngFile.Header(height, width, 8, 2), new byte[4]);
        AssertRefused(
            file, $"x: expected a whole PNG image, found a damaged one of {file.Length} bytes (its header cannot be read). Get the file anew.");
    }

    [Fact]
    public void A_header_that_promises_too_much_is_refused_before_memory_is_taken()
    {
        var jpeg = JpegFile.Make(Ramp(8, 8, 3), 8, 8, 3);
        jpeg.AsSpan(jpeg.AsSpan().IndexOf<byte>([0xff, 0xc0]) + 5, 4).Fill(0xf0);
        AssertRefused(jpeg, "x: expected a JPEG image of at most 67108864 pixels, found 61680x61680. Scale it down.");
        AssertRefused(
            PngFile.Assemble(PngFile.Header(100_000, 100_000, 8, 2), new byte[4]),
            "x: expected a PNG image of at most 67108864 pixels, found 100000x100000. Scale it down.");
    }

    [Fact]
    public void Rows_too_few_are_named()
    {
        var file = PngFile.Assemble(PngFile.Header(3, 1, 8, 0), new byte[4]);
        AssertRefused(file, $"x: expected a whole PNG image, found a damaged one of {file.Length} bytes (it is cut short). Get the file anew.");
    }

    [Fact]
    public void A_JPEG_cut_anywhere_is_named()
    {
        var good = JpegFile.Make(Ramp(16, 16, 3), 16, 16, 3);
        for (var length = 0; length < good.Length; length++)
        {
            var error = Assert.Throws<InvalidDataException>(() => ImageFile.Decode(good.AsSpan(0, length), "x.jpg"));
            Assert.StartsWith("x.jpg: expected a ", error.Message);
        }
    }

    [Theory]
    [InlineData(10)]
    [InlineData(120)]
    public void No_cut_or_flipped_byte_of_a_PNG_shows_other_pixels(int side)
    {
        var pixels = new byte[side * side * 3];
        new Random(2).NextBytes(pixels);
        var good = PngFile.Make(pixels, side, side, 3, 4, 1);
        // What stands after the last row are checksums and the end mark.
        const int After = 20;
        for (var length = 0; length < good.Length - After; length += 1 + length / 100)
            Assert.Throws<InvalidDataException>(() => ImageFile.Decode(good.AsSpan(0, length), "x.png"));
        var seen = 0;
        for (var at = 0; at < good.Length; at += 1 + at / 100)
        {
            var bad = (byte[])good.Clone();
            bad[at] ^= 0x20;
            try
            {
                using var image = ImageFile.Decode(bad, "x.png");
                Assert.Equal(pixels, Pixels.Of(image));
            }
            catch (InvalidDataException)
            {
                seen++;
            }
        }
        Assert.True(seen > 150, $"{seen} errors");
    }

    [Fact]
    public void A_large_picture_takes_little_longer_than_unpacking_its_bytes()
    {
        const int Height = 1500, Width = 1024;
        var random = new Random(4);
        byte[] pixels = [.. Enumerable.Range(0, Height * Width * 3).Select(i => (byte)(100 + 60 * Math.Sin(i / 300.0) + random.Next(20)))];
        using var bitmap = Pixels.ToImage(pixels, Height, Width, 3);
        using var file = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            zlib.Write(pixels);

        var unpacking = Fastest(() =>
        {
            packed.Position = 0;
            using var zlib = new ZLibStream(packed, CompressionMode.Decompress, leaveOpen: true);
            zlib.ReadExactly(pixels);
        });
        var reading = Fastest(() => ImageFile.Decode(file!.Span, "x").Dispose());

        Assert.True(reading < 8 * unpacking, $"{reading} to read, {unpacking} to unpack");

        static TimeSpan Fastest(Action action) => Enumerable.Range(0, 5).Min(_ =>
        {
            var start = Stopwatch.GetTimestamp();
            action();
            return Stopwatch.GetElapsedTime(start);
        });
    }

    private static void AssertRefused(ReadOnlySpan<byte> file, string message, SKEncodedImageFormat? wanted = null)
    {
        var bytes = file.ToArray();
        Assert.Equal(message, Assert.Throws<InvalidDataException>(() => ImageFile.Decode(bytes, "x", wanted)).Message);
    }

    private static byte[] Ramp(int height, int width, int channels) =>
    [
        .. Enumerable.Range(0, height * width).SelectMany(i => Enumerable.Range(0, channels)
            .Select(channel => (byte)(channel == 0 ? 40 + 5 * (i % width) : channel == 1 ? 200 - 6 * (i / width) : 90))),
    ];

    private static void AssertClose(byte[] expected, byte[] actual) => Assert.All(
        expected.Zip(actual), pair => Assert.InRange(pair.Second, pair.First - 4, pair.First + 4));
}
