using System.Security.Cryptography;
using FilterGen.Data;

namespace FilterGen.Tests.Data;

public sealed class MnistTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Grey_bytes_become_values_from_0_to_1_and_labels_numbers()
    {
        using var mnist = Mnist.Load(Cache());

        Assert.Equal("MNIST", mnist.Name);
        Assert.Equal(10, mnist.Classes.Count);
        Assert.Equal([60L, 1, 2, 2], mnist.Train.Images.shape);
        Assert.Equal([4L, 1, 2, 2], mnist.Test.Images.shape);
        Assert.Equal([0f, 1 / 255f, 2 / 255f, 3 / 255f], Numbered.Values(mnist.Train.Images)[..4]);
        Assert.Equal(239 / 255f, Numbered.Values(mnist.Train.Images)[239]);
        Assert.Equal([3L, 2, 1, 0], mnist.Test.Labels.data<long>().ToArray());
    }

    [Fact]
    public void A_part_is_the_first_samples_of_the_file()
    {
        using var mnist = Mnist.Load(Cache(), train: 2, test: 1);

        Assert.Equal(2, mnist.Train.Count);
        Assert.Equal(1, mnist.Test.Count);
        Assert.Equal([0L, 1], mnist.Train.Labels.data<long>().ToArray());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(61)]
    public void More_than_there_are_is_refused(int train)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => Mnist.Load(Cache(), train));

        Assert.StartsWith($"expected 1 to 60 training digits, found {train}.", error.Message);
    }

    [Fact]
    public void Images_without_their_labels_are_named()
    {
        var cache = Cache(testLabels: IdxFile.Labels(3, 2, 1));

        var error = Assert.Throws<InvalidDataException>(() => Mnist.Load(cache));

        Assert.Equal("t10k-labels-idx1-ubyte: expected 4 labels, found 3.", error.Message);
    }

    [Fact]
    public void A_label_that_is_no_digit_is_named()
    {
        var cache = Cache(testLabels: IdxFile.Labels(3, 2, 10, 0));

        var error = Assert.Throws<InvalidDataException>(() => Mnist.Load(cache));

        Assert.Equal("t10k-labels-idx1-ubyte: expected labels of 0 to 9, found 10.", error.Message);
    }

    private DataCache Cache(byte[]? testLabels = null)
    {
        var files = new Dictionary<string, byte[]>
        {
            ["train-images-idx3-ubyte"] = IdxFile.Images(60, 2, 2),
            ["train-labels-idx1-ubyte"] = IdxFile.Labels([.. Enumerable.Range(0, 60).Select(i => (byte)(i % 10))]),
            ["t10k-images-idx3-ubyte"] = IdxFile.Images(4, 2, 2),
            ["t10k-labels-idx1-ubyte"] = testLabels ?? IdxFile.Labels(3, 2, 1, 0),
        };
        foreach (var (name, bytes) in files)
            folder.Write($"mnist/{name}", bytes);
        var entries = files.Select(
            file => new DataFile(file.Key, file.Value.Length, Convert.ToHexStringLower(SHA256.HashData(file.Value))));
        return new(folder.Path, new([new("mnist", "", "", "", "", [.. entries], [])]));
    }
}
