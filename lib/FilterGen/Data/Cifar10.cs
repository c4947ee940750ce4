namespace FilterGen.Data;

/// <summary>CIFAR-10: 50,000 small photographs to learn from and 10,000 to measure with, 32×32 in colour, ten classes.</summary>
public sealed class Cifar10 : ClassificationData
{
    private const string Set = "cifar-10";

    private static readonly string[] TrainFiles = [.. Enumerable.Range(1, 5).Select(i => $"data_batch_{i}.bin")];
    private static readonly string[] TestFiles = ["test_batch.bin"];

    private static readonly string[] Names =
        ["airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck"];

    private Cifar10(ImageSet train, ImageSet test)
        : base("CIFAR-10", train, test, Names)
    {
    }

    /// <summary>Mean and standard deviation of red, green and blue over the 50,000 training images, values in [0, 1].</summary>
    public static Normalization Normalization { get; } = new([0.4914f, 0.4822f, 0.4465f], [0.2470f, 0.2435f, 0.2616f]);

    /// <summary>Loads the photographs into memory; the first call on a machine downloads them (about 140 MB).</summary>
    /// <param name="train">How many training images, the first ones of the files; all 50,000 by default.</param>
    /// <param name="test">How many test images, the first ones of the file; all 10,000 by default.</param>
    /// <returns>Images of float32 [N, 3, 32, 32], red, green and blue in [0, 1], on the CPU.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The files have fewer images, or less than one is asked for.</exception>
    /// <exception cref="InvalidDataException">A label is none of the ten classes.</exception>
    /// <exception cref="DataUnavailableException">The files are not in the cache and no source could give them.</exception>
    public static Cifar10 Load(long? train = null, long? test = null) => Load(new DataCache(), train, test);

    /// <summary>Loads the photographs from a cache of the caller's choice.</summary>
    /// <inheritdoc cref="Load(long?, long?)"/>
    /// <param name="cache">Where the files are kept.</param>
    /// <param name="train">How many training images, the first ones of the files; all 50,000 by default.</param>
    /// <param name="test">How many test images, the first ones of the file; all 10,000 by default.</param>
    public static Cifar10 Load(DataCache cache, long? train = null, long? test = null)
    {
        var trainParts = Plan(cache, TrainFiles, "training images", train);
        var testParts = Plan(cache, TestFiles, "test images", test);
        var paths = cache.FetchAll(Set, [.. trainParts.Concat(testParts).Select(part => part.File)]);
        var trainSet = Read(trainParts, paths);
        try
        {
            return new(trainSet, Read(testParts, paths.Skip(trainParts.Count)));
        }
        catch
        {
            trainSet.Dispose();
            throw;
        }
    }

    /// <summary>Which files hold the first images, and how many of each are wanted: the others need not be there.</summary>
    private static List<(string File, long Count)> Plan(DataCache cache, string[] files, string samples, long? wanted)
    {
        var lengths = Array.ConvertAll(files, file => cache.Entry(Set).File(file).Bytes / CifarRecords.Bytes);
        var left = Prefix.Length(wanted, lengths.Sum(), samples);
        var parts = new List<(string, long)>();
        for (var i = 0; left > 0; left -= lengths[i++])
            parts.Add((files[i], Math.Min(left, lengths[i])));
        return parts;
    }

    private static ImageSet Read(List<(string File, long Count)> parts, IEnumerable<string> paths)
    {
        using var scope = NewDisposeScope();
        var count = parts.Sum(part => part.Count);
        var images = empty([count, 3, CifarRecords.Side, CifarRecords.Side]);
        var labels = empty([count], dtype: ScalarType.Int64);
        long start = 0;
        foreach (var (part, path) in parts.Zip(paths))
        {
            using var inner = NewDisposeScope();
            var records = CifarRecords.Read(path, part.Count);
            images.narrow(0, start, part.Count).copy_(
                records.narrow(1, 1, CifarRecords.ImageBytes).reshape(part.Count, 3, CifarRecords.Side, CifarRecords.Side));
            labels.narrow(0, start, part.Count).copy_(records.select(1, 0));
            start += part.Count;
        }
        if (labels.max().item<long>() is var largest && largest >= Names.Length)
            throw new InvalidDataException($"CIFAR-10: expected labels of 0 to {Names.Length - 1}, found {largest}.");
        return new(images.div_(255), labels);
    }
}
