using FilterGen.Filters;

namespace FilterGen.Analysis;

/// <summary>How alike the kernels generated for different images are: cosines between kernels, taken as vectors.</summary>
/// <param name="Cosines">Mean cosine between the kernels of class i and those of class j, a kernel with itself left out [C, C].</param>
/// <param name="Within">Mean cosine over all pairs of different images of the same class.</param>
/// <param name="Across">Mean cosine over all pairs of images of different classes.</param>
/// <remarks>
/// A class without images, or on the diagonal with only one, gives NaN. The cosine between a kernel of zeros and any other is 0.
/// </remarks>
public sealed record KernelSimilarity(double[,] Cosines, double Within, double Across)
{
    private const int MostPairs = 10_000;

    /// <summary>Compares kernels by the classes of their images.</summary>
    /// <param name="kernels">One kernel, or set of kernels, for each image [N, …].</param>
    /// <param name="labels">Class of each image [N], int64, from 0.</param>
    /// <param name="classes">Number of classes C, at least 1.</param>
    /// <exception cref="ArgumentException">Another number of labels than kernels, or a label out of range.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no class.</exception>
    public static KernelSimilarity Of(Tensor kernels, Tensor labels, int classes)
    {
        using var scope = NewDisposeScope();
        using var off = no_grad();
        Guard.AtLeast(1, classes, "classes");
        Guard.Shape(labels, "labels", $"[{kernels.shape[0]}], one for each kernel", kernels.shape[0]);
        long[] classOf = labels.to(int64).cpu().data<long>().ToArray();
        foreach (var label in classOf)
            if (label < 0 || label >= classes)
                throw new ArgumentException($"labels: expected 0 to {classes - 1}, found {label}.", nameof(labels));

        // The cosines between two sets of unit vectors add up to the product of the sets' sums.
        var directions = Directions(kernels);                                                       // [N, P]
        var members = nn.functional.one_hot(labels.to(int64).to(kernels.device), classes).to(float64);   // [N, C]
        var vectors = members.t().matmul(directions);                                               // [C, P]
        double[] products = vectors.matmul(vectors.t()).cpu().data<double>().ToArray();
        double[] selves = members.t().matmul(directions.pow(2).sum(1)).cpu().data<double>().ToArray();   // 0 for a kernel of zeros
        var sizes = new long[classes];
        foreach (var label in classOf) sizes[label]++;
        var means = new double[classes, classes];
        double within = 0, across = 0;
        long withinCount = 0, acrossCount = 0;
        for (int a = 0; a < classes; a++)
        {
            for (int b = 0; b < classes; b++)
            {
                double sum = products[a * classes + b] - (a == b ? selves[a] : 0);
                long count = sizes[a] * (sizes[b] - (a == b ? 1 : 0));
                means[a, b] = Mean(sum, count);
                if (a == b) (within, withinCount) = (within + sum, withinCount + count);
                else (across, acrossCount) = (across + sum, acrossCount + count);
            }
        }
        return new(means, Mean(within, withinCount), Mean(across, acrossCount));

        // The sum over no pairs is what rounding leaves of two equal sums, and not always zero.
        static double Mean(double sum, long count) => count == 0 ? double.NaN : sum / count;
    }

    /// <summary>The cosine between every two kernels.</summary>
    /// <param name="kernels">One kernel, or set of kernels, for each image [N, …], N at most 10,000.</param>
    /// <returns>[N, N], from −1 (opposite) to 1 (the same but for length).</returns>
    /// <exception cref="ArgumentException">There are more kernels.</exception>
    public static double[,] Pairs(Tensor kernels)
    {
        using var scope = NewDisposeScope();
        using var off = no_grad();
        if (kernels.shape[0] > MostPairs)
        {
            throw new ArgumentException(
                $"kernels: expected at most {MostPairs}, for whose pairs there is memory, found {kernels.shape[0]}. "
                + $"Compare fewer, or compare classes with {nameof(Of)}.", nameof(kernels));
        }
        var directions = Directions(kernels);
        double[] values = directions.matmul(directions.t()).cpu().data<double>().ToArray();
        int count = (int)kernels.shape[0];
        var matrix = new double[count, count];
        Buffer.BlockCopy(values, 0, matrix, 0, values.Length * sizeof(double));
        return matrix;
    }

    private static Tensor Directions(Tensor kernels) => nn.functional.normalize(kernels.flatten(1).to(float64), p: 2, dim: 1);
}
