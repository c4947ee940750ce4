using FilterGen.Tsne.Points;
using FilterGen.Tsne.Running;

namespace FilterGen.Tsne.Embedding;

/// <summary>Where the points of a map are before the first step.</summary>
internal static class StartingLayout
{
    private const int Purpose = 4;
    private const double Deviation = 1e-4;

    /// <summary>
    /// Steps per standard deviation to which principal components are rounded, so that the last bits, which depend on the number of
    /// threads, do not decide what the map looks like.
    /// </summary>
    private const double Steps = 1 << 18;

    /// <summary>Makes the layout that the options ask for.</summary>
    public static Layout Create(PointMatrix points, TSneOptions options)
    {
        if (options.Initial is { } initial) return Given(initial, points.Count);
        if (options.Start == TSneStart.Pca && Principal(points, options.Seed) is { } layout) return layout;
        return Drawn(points.Count, options.Seed);
    }

    private static Layout Given(Tensor initial, int count)
    {
        using var scope = NewDisposeScope();
        if (initial.shape is not [var rows, 2] || rows != count)
        {
            throw new ArgumentException(
                $"Initial: expected [{count}, 2], found [{string.Join(", ", initial.shape)}].", nameof(TSneOptions.Initial));
        }
        var coordinates = initial.detach().to(float32).cpu().data<float>().ToArray();
        if (!coordinates.All(float.IsFinite))
            throw new ArgumentException("Initial: expected finite numbers, found one that is not.", nameof(TSneOptions.Initial));
        return Layout.From(coordinates);
    }

    /// <summary>The first two principal components, or null where the points do not vary.</summary>
    private static Layout? Principal(PointMatrix points, long seed)
    {
        using var scope = NewDisposeScope();
        var axes = Math.Min(2, Math.Min(points.Count, points.Dimensions));
        using var components = PrincipalComponents.Approximate(points.Tensor, axes, seed);
        if (!(components.TotalVariance > 0)) return null;
        var projected = (points.Tensor.to(float64) - components.Mean).mm(components.Components.t()).cpu().data<double>().ToArray();
        var layout = new Layout(points.Count);
        var deviation = Math.Sqrt(components.Variances.cpu().data<double>()[0] * (points.Count - 1) / points.Count);
        for (var i = 0; i < points.Count; i++)
        {
            layout.X[i] = Place(projected[i * axes] / deviation);
            layout.Y[i] = axes > 1 ? Place(projected[i * axes + 1] / deviation) : 0;
        }
        return layout;
    }

    private static float Place(double deviations) => (float)(Math.Round(deviations * Steps) / Steps * Deviation);

    /// <summary>Normally distributed places, by Box and Muller's method.</summary>
    private static Layout Drawn(int count, long seed)
    {
        var random = SplitMix64.Random(seed, Purpose);
        var layout = new Layout(count);
        for (var i = 0; i < count; i++)
        {
            var radius = Deviation * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble()));
            var (sine, cosine) = Math.SinCos(2 * Math.PI * random.NextDouble());
            (layout.X[i], layout.Y[i]) = ((float)(radius * cosine), (float)(radius * sine));
        }
        return layout;
    }
}
