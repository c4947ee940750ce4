using static TorchSharp.torch;

namespace FilterGen.Tsne.Tests;

/// <summary>Points around well separated centres.</summary>
internal static class Clusters
{
    /// <summary>Makes float32 [classes·perClass, dimensions] and int64 labels, class by class.</summary>
    public static (Tensor Points, Tensor Labels) Make(int classes, int perClass, int dimensions, int seed = 1)
    {
        var random = new Random(seed);
        double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        var centres = Enumerable.Range(0, classes * dimensions).Select(_ => 20 * Normal()).ToArray();
        var values = new float[classes * perClass * dimensions];
        for (var i = 0; i < values.Length; i++)
            values[i] = (float)(centres[i / (perClass * dimensions) * dimensions + i % dimensions] + Normal());
        var labels = Enumerable.Range(0, classes * perClass).Select(i => (long)(i / perClass)).ToArray();
        return (tensor(values, [classes * perClass, dimensions]), tensor(labels));
    }
}
