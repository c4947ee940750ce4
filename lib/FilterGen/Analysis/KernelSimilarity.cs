using FilterGen.Filters;
using static TorchSharp.torch;

namespace FilterGen.Analysis;

/// <summary>How alike the kernels generated for different images are: cosines between kernels, taken as vectors.</summary>
/// <param name="Cosines">Mean cosine between the kernels of class i and those of class j, a kernel with itself left out [C, C].</param>
/// <param name="Within">Mean cosine over all pairs of different images of the same class.</param>
/// <param name="Across">Mean cosine over all pairs of images of different classes.</param>
/// <remarks>A class without images, or on the diagonal with only one, gives NaN.</remarks>
public sealed record KernelSimilarity(double[,] Cosines, double Within, double Across)
{
    /// <summary>Compares kernels by the classes of their images.</summary>
    /// <param name="kernels">One kernel, or set of kernels, for each image [N, …].</param>
    /// <param name="labels">Class of each image [N], int64, from 0.</param>
    /// <param name="classes">Number of classes C, at least 1.</param>
    /// <exception cref="ArgumentException">Another number of labels than kernels, or a label out of range.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no class.</exception>
    public static KernelSimilarity Of(Tensor kernels, Tensor labels, int classes)
    {
        Guard.AtLeast(1, classes, "classes");
        Guard.Shape(labels, "labels", $"[{kernels.shape[0]}], one for each kernel", kernels.shape[0]);
        long[] classOf = labels.to(int64).cpu().data<long>().ToArray();
        foreach (var label in classOf)
            if (label < 0 || label >= classes)
                throw new ArgumentException($"labels: expected 0 to {classes - 1}, found {label}.", nameof(labels));

        var cosines = Pairs(kernels);
        var (sums, counts) = (new double[classes, classes], new long[classes, classes]);
        for (int i = 0; i < classOf.Length; i++)
        {
            for (int j = 0; j < classOf.Length; j++)
            {
                if (i == j) continue;
                sums[classOf[i], classOf[j]] += cosines[i, j];
                counts[classOf[i], classOf[j]]++;
            }
        }
        var means = new double[classes, classes];
        double within = 0, across = 0;
        long withinCount = 0, acrossCount = 0;
        for (int a = 0; a < classes; a++)
        {
            for (int b = 0; b < classes; b++)
            {
                means[a, b] = sums[a, b] / counts[a, b];
                if (a == b) (within, withinCount) = (within + sums[a, b], withinCount + counts[a, b]);
                else (across, acrossCount) = (across + sums[a, b], acrossCount + counts[a, b]);
            }
        }
        return new(means, within / withinCount, across / acrossCount);
    }

    /// <summary>The cosine between every two kernels.</summary>
    /// <param name="kernels">One kernel, or set of kernels, for each image [N, …].</param>
    /// <returns>[N, N], from −1 (opposite) to 1 (the same but for length).</returns>
    public static double[,] Pairs(Tensor kernels)
    {
        using var scope = NewDisposeScope();
        using var off = no_grad();
        var directions = nn.functional.normalize(kernels.flatten(1).to(float64), p: 2, dim: 1);
        double[] values = directions.matmul(directions.t()).cpu().data<double>().ToArray();
        int count = (int)kernels.shape[0];
        var matrix = new double[count, count];
        Buffer.BlockCopy(values, 0, matrix, 0, values.Length * sizeof(double));
        return matrix;
    }
}
