namespace FilterGen.Data;

/// <summary>MNIST: 60,000 handwritten digits to learn from and 10,000 to measure with, 28×28 grey.</summary>
public sealed class Mnist : ClassificationData
{
    private static readonly string[] Digits = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];

    private Mnist(ImageSet train, ImageSet test)
        : base("MNIST", train, test, Digits)
    {
    }

    /// <summary>Loads the digits into memory; the first call on a machine downloads them (12 MB).</summary>
    /// <param name="train">How many training digits, the first ones of the file; all 60,000 by default.</param>
    /// <param name="test">How many test digits, the first ones of the file; all 10,000 by default.</param>
    /// <returns>Images of float32 [N, 1, 28, 28] with 0 for paper and 1 for ink, on the CPU.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The file has fewer digits, or less than one is asked for.</exception>
    /// <exception cref="DataUnavailableException">The files are not in the cache and no source could give them.</exception>
    public static Mnist Load(long? train = null, long? test = null) => Load(new DataCache(), train, test);

    /// <summary>Loads the digits from a cache of the caller's choice.</summary>
    /// <inheritdoc cref="Load(long?, long?)"/>
    /// <param name="cache">Where the files are kept.</param>
    /// <param name="train">How many training digits, the first ones of the file; all 60,000 by default.</param>
    /// <param name="test">How many test digits, the first ones of the file; all 10,000 by default.</param>
    public static Mnist Load(DataCache cache, long? train = null, long? test = null)
    {
        var trainSet = LoadPart(cache, "train", "training", train);
        try
        {
            return new(trainSet, LoadPart(cache, "t10k", "test", test));
        }
        catch
        {
            trainSet.Dispose();
            throw;
        }
    }

    private static ImageSet LoadPart(DataCache cache, string prefix, string part, long? wanted)
    {
        var files = cache.FetchAll("mnist", [$"{prefix}-images-idx3-ubyte", $"{prefix}-labels-idx1-ubyte"]);
        var (imageFile, labelFile) = (files[0], files[1]);
        var images = Idx.ReadImages(imageFile);
        var labels = Idx.ReadLabels(labelFile);
        if (labels.Length != images.Count)
            throw new InvalidDataException($"{Path.GetFileName(labelFile)}: expected {images.Count} labels, found {labels.Length}.");
        if (labels.Max() is var largest && largest >= Digits.Length)
            throw new InvalidDataException($"{Path.GetFileName(labelFile)}: expected labels of 0 to 9, found {largest}.");
        var count = Prefix.Length(wanted, images.Count, $"{part} digits");

        using var scope = NewDisposeScope();
        var pixels = tensor(images.Pixels, [images.Count, 1, images.Rows, images.Columns]);
        return new(
            pixels.narrow(0, 0, count).to(ScalarType.Float32).div_(255),
            tensor(labels).narrow(0, 0, count).to(ScalarType.Int64));
    }
}
