using FilterGen.Data.Decoding;

namespace FilterGen.Tests.Data;

public sealed class JpegDecoderTests
{
    [JpegFact]
    public void A_colour_image_has_three_channels_in_the_order_red_green_blue()
    {
        var image = JpegDecoder.Decode(JpegFile.Make(Ramp(16, 24, 3), 16, 24, 3, quality: 100), "x.jpg");

        Assert.Equal((16, 24, 3), (image.Height, image.Width, image.Channels));
        AssertClose(Ramp(16, 24, 3), image.Pixels);
    }

    [JpegFact]
    public void A_grey_image_has_one_channel()
    {
        var image = JpegDecoder.Decode(JpegFile.Make(Ramp(9, 7, 1), 9, 7, 1, quality: 100), "x.jpg");

        Assert.Equal((9, 7, 1), (image.Height, image.Width, image.Channels));
        AssertClose(Ramp(9, 7, 1), image.Pixels);
    }

    [JpegFact]
    public void A_file_cut_anywhere_is_named()
    {
        var good = JpegFile.Make(Ramp(16, 16, 3), 16, 16, 3);
        for (var length = 0; length < good.Length - 2; length++)
        {
            var error = Assert.Throws<InvalidDataException>(() => JpegDecoder.Decode(good.AsSpan(0, length), "x.jpg"));
            Assert.StartsWith("x.jpg: expected a ", error.Message);
        }
    }

    [JpegFact]
    public void Damage_anywhere_is_an_error_or_an_image_and_never_a_crash()
    {
        var good = JpegFile.Make(Ramp(32, 32, 3), 32, 32, 3);
        var random = new Random(1);
        var errors = 0;
        for (var i = 0; i < 2000; i++)
        {
            var bad = (byte[])good.Clone();
            for (var flips = random.Next(1, 6); flips > 0; flips--)
                bad[random.Next(3, bad.Length)] = (byte)random.Next(256);
            try
            {
                var image = JpegDecoder.Decode(bad, "x.jpg");
                Assert.Equal(image.Height * image.Width * image.Channels, image.Pixels.Length);
            }
            catch (InvalidDataException)
            {
                errors++;
            }
        }
        Assert.InRange(errors, 100, 2000);
    }

    [JpegFact]
    public void A_header_that_promises_too_much_is_refused_before_memory_is_taken()
    {
        var file = JpegFile.Make(Ramp(8, 8, 3), 8, 8, 3);
        var frame = file.AsSpan().IndexOf<byte>([0xff, 0xc0]);
        file.AsSpan(frame + 5, 4).Fill(0xf0);

        var error = Assert.Throws<InvalidDataException>(() => JpegDecoder.Decode(file, "x.jpg"));

        Assert.Equal("x.jpg: expected a JPEG image of at most 67108864 pixels, found 61680x61680.", error.Message);
    }

    [Fact]
    public void Another_kind_of_file_is_named()
    {
        var error = Assert.Throws<InvalidDataException>(() => JpegDecoder.Decode("GIF89a"u8, "x.jpg"));

        Assert.Equal("x.jpg: expected a JPEG image, found another kind of file (6 bytes).", error.Message);
    }

    [Fact]
    public void A_missing_library_is_an_error_with_the_packages_name()
    {
        var error = Assert.Throws<DllNotFoundException>(() => TurboJpeg.Load(["libno-such.so.0"]));

        Assert.StartsWith("JPEG images: expected the library libno-such.so.0, found none.", error.Message);
        Assert.Contains("apt-get install libturbojpeg0", error.Message);
    }

    [JpegFact]
    public void A_files_content_says_what_it_is()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("picture", JpegFile.Make(Ramp(8, 8, 3), 8, 8, 3));

        Assert.Equal(8, ImageFile.Read(path).Width);
        Assert.Equal(5, ImageFile.Decode(PngFile.Make(new byte[15], 1, 5, 3, 0), "x").Width);
        var error = Assert.Throws<InvalidDataException>(() => ImageFile.Decode("text"u8, "x"));
        Assert.Equal("x: expected a JPEG or PNG image, found another kind of file (4 bytes).", error.Message);
    }

    private static byte[] Ramp(int height, int width, int channels) =>
    [
        .. Enumerable.Range(0, height * width).SelectMany(i => Enumerable.Range(0, channels)
            .Select(channel => (byte)(channel == 0 ? 40 + 5 * (i % width) : channel == 1 ? 200 - 6 * (i / width) : 90))),
    ];

    private static void AssertClose(byte[] expected, byte[] actual) => Assert.All(
        expected.Zip(actual), pair => Assert.InRange(pair.Second, pair.First - 4, pair.First + 4));
}
