using System.Buffers.Binary;
using System.Diagnostics;
using System.IO.Hashing;
using FilterGen.Data.Decoding;
using SkiaSharp;

namespace FilterGen.Tests.Data;

/// <summary>
/// A process that decodes thousands of damaged images, since a crash or memory without bounds would end the tests:
/// <c>dotnet FilterGen.Tests.dll mutated-images KIND COUNT</c>. Its last line has the numbers of errors and of pictures, and the most
/// memory that it had, in MB.
/// </summary>
internal static class MutatedImages
{
    public const string Command = "mutated-images";

    public static void Run(SKEncodedImageFormat kind, int count)
    {
        var random = new Random(20);
        byte[][] files = kind == SKEncodedImageFormat.Png ? Pngs() : Jpegs();
        var (errors, pictures) = (0, 0);
        for (var i = 0; i < count; i++)
        {
            var name = $"image {i}";
            var file = Mutate(files[i % files.Length], kind, i / files.Length % 4, random);
            try
            {
                using var image = ImageFile.Decode(file, name);
                if (image.ByteCount != image.Width * image.Height * image.BytesPerPixel || image.GetPixelSpan().Length != image.ByteCount)
                    throw new UnreachableException($"{name}: {image.Width}x{image.Height} in {image.ByteCount} bytes");
                pictures++;
            }
            catch (InvalidDataException error)
            {
                var words = new[] { $"{name}: expected a ", ", found ", ". " };
                if (!words.All(word => error.Message.Contains(word, StringComparison.Ordinal)))
                    throw new UnreachableException(error.Message, error);
                errors++;
            }
        }
        using var self = Process.GetCurrentProcess();
        Console.WriteLine($"{errors} {pictures} {self.PeakWorkingSet64 >> 20}");
    }

    private static byte[][] Pngs() =>
    [
        PngFile.Make(Photograph(32, 40, 3), 32, 40, 3, 4, 3, 2, 1, 0),
        PngFile.Make(Photograph(50, 20, 1), 50, 20, 1, 0, 1, 2, 3, 4),
        PngFile.Assemble(PngFile.Header(16, 16, 8, 6), new byte[16 * 65]),
        PngFile.Assemble(PngFile.Header(16, 16, 16, 2, interlace: 1), new byte[16 * 97 + 60]),
    ];

    private static byte[][] Jpegs() =>
    [
        JpegFile.Make(Photograph(32, 40, 3), 32, 40, 3),
        JpegFile.Make(Photograph(50, 20, 1), 50, 20, 1),
        JpegFile.Make(Photograph(48, 48, 3), 48, 48, 3, 60, SKJpegEncoderDownsample.Downsample420),
    ];

    private static byte[] Photograph(int height, int width, int channels)
    {
        var random = new Random(3);
        return [.. Enumerable.Range(0, height * width * channels)
            .Select(i => (byte)(100 + 60 * Math.Sin(i / channels % width / 7.0 + i % channels) + random.Next(30)))];
    }

    private static byte[] Mutate(byte[] good, SKEncodedImageFormat kind, int way, Random random)
    {
        var bad = (byte[])good.Clone();
        switch (way)
        {
            case 0:
                return bad[..random.Next(bad.Length)];
            case 1:
                Resize(bad, kind, random);
                return bad;
            case 2:
                // A piece is left out, or stands twice.
                var (from, to) = (random.Next(bad.Length), random.Next(bad.Length));
                return [.. bad[..from], .. bad[to..]];
            default:
                for (var flips = random.Next(1, 6); flips > 0; flips--)
                    bad[random.Next(3, bad.Length)] = (byte)random.Next(256);
                return bad;
        }
    }

    /// <summary>Another size in the header, up to the largest that can stand there, which fits the checksum where there is one.</summary>
    private static void Resize(byte[] file, SKEncodedImageFormat kind, Random random)
    {
        if (kind == SKEncodedImageFormat.Png)
        {
            BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(16), random.Next() >> random.Next(31));
            BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(20), random.Next() >> random.Next(31));
            BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(29), Crc32.HashToUInt32(file.AsSpan(12, 17)));
            return;
        }
        var size = file.AsSpan(file.AsSpan().IndexOf<byte>([0xff, 0xc0]) + 5, 4);
        var most = random.Next(8) == 0 ? 1 << 16 : 1 << 9;
        BinaryPrimitives.WriteUInt16BigEndian(size, (ushort)random.Next(most));
        BinaryPrimitives.WriteUInt16BigEndian(size[2..], (ushort)random.Next(most));
    }
}
