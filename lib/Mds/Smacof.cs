using static TorchSharp.torch;

namespace FilterGen.Mds;

/// <summary>
/// Metric multidimensional scaling by majorization (SMACOF; de Leeuw 1977): points whose distances d(X) are as near as may be to
/// given distances δ, by the raw stress σ(X) = Σ over pairs i &lt; j of (δᵢⱼ − dᵢⱼ(X))². No step raises it. Owns its tensor.
/// </summary>
/// <remarks>A seed gives one map on one machine's CPU, for one number of torch's threads.</remarks>
/// <example><code>
/// using var map = Smacof.Fit(DistanceMatrix.Euclidean(filters), new() { Seed = 1 });
/// Console.WriteLine($"stress {map.NormalizedStress:P1} after {map.Iterations} steps");
/// </code></example>
public sealed class Smacof : IDisposable
{
    /// <summary>A stress below this part of Σ δ² is rounding: the points fit.</summary>
    private const double Fits = 1e-24;

    private Smacof(Tensor embedding, double stress, int iterations, bool converged) =>
        (Embedding, Stress, Iterations, Converged) = (embedding, stress, iterations, converged);

    /// <summary>The points, centred: float64 [N, K].</summary>
    public Tensor Embedding { get; }

    /// <summary>The raw stress σ of <see cref="Embedding"/>, over pairs i &lt; j.</summary>
    public double Stress { get; }

    /// <summary>
    /// √(σ / Σ δ²), 0 where the points fit, below 1: stress-1 as scikit-learn has it. Kruskal's own divides by Σ d² of the map
    /// instead; at the end of a search that is Σ δ² − σ.
    /// </summary>
    public double NormalizedStress { get; private init; }

    /// <summary>The steps of the search that was kept.</summary>
    public int Iterations { get; }

    /// <summary>Whether this search ended by its tolerance, not by its number of steps.</summary>
    public bool Converged { get; }

    /// <summary>Finds the points.</summary>
    /// <param name="distances">[N, N], N at least 2: finite, symmetric, at least 0, with zeros on the diagonal. Any device.</param>
    /// <param name="options">How; null takes the defaults.</param>
    /// <exception cref="ArgumentException">The matrix is none of distances, or the start does not fit it.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static Smacof Fit(Tensor distances, SmacofOptions? options = null)
    {
        options ??= new();
        options.Validate();
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        var wanted = DistanceMatrix.Checked(distances);                                   // [N, N]
        var size = wanted.square().sum().item<double>() / 2;
        Smacof? best = null;
        for (var start = 0; start < (options.Initial is null ? options.Starts : 1); start++)
        {
            var found = Search(wanted, size, Start(options, wanted, start), options);
            if (best is not null && best.Stress <= found.Stress) continue;
            best?.Dispose();
            best = found;
        }
        best!.Embedding.MoveToOuterDisposeScope();
        return best;
    }

    /// <summary>Frees the tensor.</summary>
    public void Dispose() => Embedding.Dispose();

    private static Smacof Search(Tensor wanted, double size, Tensor points, SmacofOptions options)
    {
        using var scope = NewDisposeScope();
        var between = DistanceMatrix.Between(points);
        var stress = Raw(between, wanted);
        var (iterations, converged) = (0, stress <= Fits * size);
        while (!converged && iterations < options.MaxIterations)
        {
            Thread.Sleep(0); // delivers an interrupt of this thread
            options.Cancellation.ThrowIfCancellationRequested();
            using var step = NewDisposeScope();
            var (moved, apart) = Majorize(wanted, points, between);
            var lower = Raw(apart, wanted);
            iterations++;
            converged = stress - lower <= options.Tolerance * stress || lower <= Fits * size;
            points.Dispose();
            between.Dispose();
            (points, between, stress) = (moved.MoveToOuterDisposeScope(), apart.MoveToOuterDisposeScope(), lower);
        }
        return new(points.MoveToOuterDisposeScope(), stress, iterations, converged)
        {
            NormalizedStress = size > 0 ? Math.Sqrt(stress / size) : 0,
        };
    }

    /// <summary>The Guttman transform, X ← B(X)·X / N with B's entries −δ / d, or 0 where points coincide; and its distances.</summary>
    private static (Tensor Points, Tensor Distances) Majorize(Tensor wanted, Tensor points, Tensor between)
    {
        var ratios = where(between > 0, wanted / between, zeros_like(between));           // [N, N]
        var moved = (ratios.sum(1, keepdim: true) * points - ratios.mm(points)) / points.shape[0];
        return (moved, DistanceMatrix.Between(moved));
    }

    private static double Raw(Tensor between, Tensor wanted) => (between - wanted).square().sum().item<double>() / 2;

    private static Tensor Start(SmacofOptions options, Tensor wanted, int start)
    {
        var n = wanted.shape[0];
        if (options.Initial is not { } initial)
        {
            using var generator = new Generator(unchecked((ulong)(options.Seed + start)));
            return randn([n, options.Dimensions], dtype: float64, generator: generator).to(wanted.device);
        }
        if (initial.dim() != 2 || initial.shape[0] != n || initial.shape[1] < 1)
            throw new ArgumentException($"Initial: expected [{n}, K], found [{string.Join(", ", initial.shape)}].");
        var points = initial.detach().to(float64).to(wanted.device).clone();
        points -= points.mean([0]);
        if (!points.isfinite().all().item<bool>()
            || DistanceMatrix.Between(points).max().item<double>() is not (> 0 and < double.PositiveInfinity))
            throw new ArgumentException("Initial: expected finite numbers and points that do not all coincide.");
        return points;
    }
}
