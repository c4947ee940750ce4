using System.Runtime.InteropServices;
using System.Security.Cryptography;
using FilterGen.Data;
using static TorchSharp.torch;

namespace FilterGen.Tsne.Tests;

/// <summary>A seed's map stays the same from version to version, to the last bit.</summary>
public sealed class SameMapsTests
{
    [RecordedMachine]
    [InlineData(TSneMethod.Exact, TSneStart.Pca, "90a2d8c69461fc94")]
    [InlineData(TSneMethod.Exact, TSneStart.Random, "d117eaf8eea96e66")]
    [InlineData(TSneMethod.BarnesHut, TSneStart.Pca, "3e9acac10d11fea9")]
    [InlineData(TSneMethod.BarnesHut, TSneStart.Random, "4c6e387c5896f276")]
    [InlineData(TSneMethod.Fft, TSneStart.Pca, "97474ec8dd4fa256")]
    [InlineData(TSneMethod.Fft, TSneStart.Random, "e984f6d685927e19")]
    public void OfWholeNumbers(TSneMethod method, TSneStart start, string recorded)
    {
        using var scope = NewDisposeScope();
        Assert.Equal(recorded, Hash(Whole(400, 12), method, start));
    }

    [RecordedMachine]
    [InlineData(TSneMethod.Exact, "5d160fcd35094296")]
    [InlineData(TSneMethod.BarnesHut, "40ef14f24bbe7860")]
    [InlineData(TSneMethod.Fft, "b5179cf0cae7055d")]
    public void OfDigits(TSneMethod method, string recorded)
    {
        using var scope = NewDisposeScope();
        using var digits = Mnist.Load(500, 1);
        Assert.Equal(recorded, Hash(digits.Train.Images, method, TSneStart.Pca));
    }

    /// <summary>Of points whose principal components are searched for step by step.</summary>
    [RecordedMachine]
    [InlineData(TSneMethod.BarnesHut, "03f8ad69540fa44e")]
    public void OfManyCoordinates(TSneMethod method, string recorded)
    {
        using var scope = NewDisposeScope();
        var points = Whole(1100, 1050).to(float64) * pow(tensor(0.9), arange(1050).to(float64));
        Assert.Equal(recorded, Hash(points, method, TSneStart.Pca, iterations: 60, exaggerated: 30));
    }

    /// <summary>The first digits of the SHA-256 of a map's coordinates.</summary>
    private static string Hash(Tensor points, TSneMethod method, TSneStart start, int iterations = 250, int exaggerated = 100)
    {
        using var map = TSne.Fit(points, new()
        {
            Method = method,
            Start = start,
            Iterations = iterations,
            ExaggerationIterations = exaggerated,
            Output = TextWriter.Null,
        });
        var bytes = MemoryMarshal.AsBytes<float>(map.Embedding.data<float>().ToArray());
        return Convert.ToHexStringLower(SHA256.HashData(bytes))[..16];
    }

    /// <summary>Whole numbers in five clusters, the same on every machine: [count, dimensions].</summary>
    private static Tensor Whole(int count, int dimensions)
    {
        var state = 1u;
        float Next(uint range) => (state = 1664525 * state + 1013904223) / 65536 % range;
        var values = new float[count * dimensions];
        for (var i = 0; i < values.Length; i++) values[i] = Next(16) + (i / dimensions % 5 * 31 + i % dimensions * 17) % 7 * 4;
        return tensor(values, [count, dimensions]);
    }
}
