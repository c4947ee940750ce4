using FilterGen.Tsne.Embedding;
using static TorchSharp.torch;

namespace FilterGen.Tsne.Tests.Embedding;

/// <summary>Maps to compute forces on, and the forces by their definition.</summary>
internal static class Layouts
{
    /// <summary>Points of a few normal clusters.</summary>
    public static Layout Clusters(int count, double width, int seed = 1)
    {
        var random = new Random(seed);
        double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        var centres = Enumerable.Range(0, 10).Select(_ => (X: random.NextDouble() - 0.5, Y: random.NextDouble() - 0.5)).ToArray();
        var coordinates = new float[2 * count];
        for (var i = 0; i < count; i++)
        {
            var (x, y) = centres[i % centres.Length];
            coordinates[2 * i] = (float)(width * (x + 0.08 * Normal()));
            coordinates[2 * i + 1] = (float)(width * (y + 0.08 * Normal()));
        }
        return Layout.From(coordinates);
    }

    /// <summary>Σ_j (y_i − y_j)/(1 + d²)² per point, and Z, in double precision.</summary>
    public static (double[] X, double[] Y, double Z) Repulsion(Layout map)
    {
        double[] x = new double[map.Count], y = new double[map.Count];
        var z = 0.0;
        for (var i = 0; i < map.Count; i++)
        {
            for (var j = 0; j < map.Count; j++)
            {
                if (i == j) continue;
                double dx = (double)map.X[i] - map.X[j], dy = (double)map.Y[i] - map.Y[j];
                var kernel = 1 / (1 + dx * dx + dy * dy);
                z += kernel;
                x[i] += kernel * kernel * dx;
                y[i] += kernel * kernel * dy;
            }
        }
        return (x, y, z);
    }

    /// <summary>The divergence of a map, by its definition.</summary>
    /// <param name="joint">p_ij for i &lt; j, by rows.</param>
    /// <param name="map">[N, 2].</param>
    public static double Divergence(double[] joint, Tensor map)
    {
        var y = map.data<float>().ToArray();
        var kernels = new double[joint.Length];
        var pair = 0;
        for (var i = 0; i < y.Length; i += 2)
        {
            for (var j = i + 2; j < y.Length; j += 2)
                kernels[pair++] = 1 / (1 + Math.Pow((double)y[i] - y[j], 2) + Math.Pow((double)y[i + 1] - y[j + 1], 2));
        }
        var z = 2 * kernels.Sum();
        return 2 * joint.Zip(kernels, (p, kernel) => p * Math.Log(p * z / kernel)).Sum();
    }

    /// <summary>The norm of the difference of forces, relative to the norm of the expected ones.</summary>
    public static double RelativeError(Layout found, double[] x, double[] y)
    {
        double difference = 0, norm = 0;
        for (var i = 0; i < found.Count; i++)
        {
            difference += Math.Pow(found.X[i] - x[i], 2) + Math.Pow(found.Y[i] - y[i], 2);
            norm += x[i] * x[i] + y[i] * y[i];
        }
        return Math.Sqrt(difference / norm);
    }
}
