using System.Formats.Tar;
using FilterGen.Data.Faces;

namespace FilterGen.Tests.Data.Faces;

/// <summary>A small set in MTFL's format: black JPEG images with a white disc on each landmark.</summary>
internal sealed class SmallMtfl
{
    public const int Count = 20;
    private const int Side = 120;
    private const string Attributes = "1 2 2 3";

    private readonly Dictionary<string, byte[]> files = [];
    private readonly string[] lines = new string[Count];

    public SmallMtfl()
    {
        for (var face = 0; face < Count; face++)
        {
            var name = NameOf(face);
            Place(face, Landmarks(face));
            files[name] = JpegFile.Make(Picture(Landmarks(face), 3), Side, Side, 3);
        }
    }

    /// <summary>What is different from a good set.</summary>
    public void Spoil(int face, byte[]? image = null, Point[]? landmarks = null, string? line = null)
    {
        if (image is { Length: 0 })
            files.Remove(NameOf(face));
        else if (image is not null)
            files[NameOf(face)] = image;
        if (landmarks is not null)
            Place(face, landmarks);
        lines[face] = line ?? lines[face];
    }

    public static string NameOf(int face) => $"{(face % 2 == 0 ? "lfw_5590" : "net_7876")}/face_{face:00}.jpg";

    public static byte[] GreyPicture(int face) => JpegFile.Make(Picture(Landmarks(face), 1), Side, Side, 1);

    /// <summary>Places of a face that differ from face to face, eyes above the mouth.</summary>
    public static Point[] Landmarks(int face)
    {
        var random = new Random(face);
        return [.. new (int X, int Y)[] { (40, 40), (80, 42), (60, 62), (46, 82), (75, 80) }
            .Select(place => new Point(place.X + random.Next(-5, 6), place.Y + random.Next(-5, 6)))];
    }

    public string WriteTar(TemporaryFolder folder, string root = "")
    {
        using var content = new MemoryStream();
        using (var tar = new TarWriter(content, leaveOpen: true))
        {
            Add("training.txt", List);
            foreach (var (name, bytes) in files)
                Add(name, bytes);

            void Add(string name, byte[] bytes) => tar.WriteEntry(
                new UstarTarEntry(TarEntryType.RegularFile, root + name) { DataStream = new MemoryStream(bytes) });
        }
        return folder.Write("small.tar", content.ToArray());
    }

    public string WriteFolder(TemporaryFolder folder, string root = "")
    {
        foreach (var (name, bytes) in files)
            folder.Write($"unpacked/{root}{name}", bytes);
        folder.Write($"unpacked/{root}training.txt", List);
        return folder.File("unpacked");
    }

    private byte[] List => Encoding.ASCII.GetBytes(string.Join("\r\n ", lines) + "\r\n ");

    private void Place(int face, Point[] landmarks)
    {
        var numbers = landmarks.Select(point => point.X).Concat(landmarks.Select(point => point.Y));
        var text = string.Join(' ', numbers.Select(number => number.ToString("F6", CultureInfo.InvariantCulture)));
        lines[face] = $"{NameOf(face).Replace('/', '\\')} {text} {Attributes}";
    }

    private static byte[] Picture(Point[] landmarks, int channels)
    {
        var pixels = new byte[Side * Side * channels];
        foreach (var (x, y) in landmarks)
            for (var dy = -3; dy <= 3; dy++)
                for (var dx = -3; dx <= 3; dx++)
                    if (dx * dx + dy * dy <= 10)
                        pixels.AsSpan((((int)y + dy) * Side + (int)x + dx) * channels, channels).Fill(255);
        return pixels;
    }
}
