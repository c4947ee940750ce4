using static TorchSharp.torch;

namespace FilterGen.Tests.Papers.DynamicFilterLab;

/// <summary>Random tensors of float64 that depend on a seed alone, whatever other tests draw meanwhile.</summary>
internal sealed class Generator
{
    private readonly Random random;

    private Generator(int seed) => random = new(seed);

    public static Generator Of(int seed) => new(seed);

    /// <summary>Numbers with mean 0 and deviation 1.</summary>
    public Tensor Normal(params long[] shape) => tensor(Numbers(shape, () =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble())), shape);

    /// <summary>Numbers in [0, 1).</summary>
    public Tensor Uniform(params long[] shape) => tensor(Numbers(shape, random.NextDouble), shape);

    private static double[] Numbers(long[] shape, Func<double> draw)
    {
        var numbers = new double[shape.Aggregate(1L, (product, size) => product * size)];
        for (int i = 0; i < numbers.Length; i++) numbers[i] = draw();
        return numbers;
    }
}
