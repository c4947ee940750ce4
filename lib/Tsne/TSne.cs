using FilterGen.Tsne.Affinities;
using FilterGen.Tsne.Embedding;
using FilterGen.Tsne.Grid;
using FilterGen.Tsne.Points;
using FilterGen.Tsne.Repulsion;
using FilterGen.Tsne.Running;

namespace FilterGen.Tsne;

/// <summary>
/// t-distributed stochastic neighbour embedding (van der Maaten &amp; Hinton 2008): a map of points of many dimensions in the plane,
/// in which near points stay near.
/// </summary>
/// <remarks>
/// One seed gives one map on one machine's CPU, bit for bit and whatever the number of threads, the library's or torch's.
/// <see cref="TSneMethod.Auto"/> takes <see cref="TSneMethod.Exact"/> up to 1,000 points (10,000 where they are on a GPU),
/// <see cref="TSneMethod.BarnesHut"/> beyond. <see cref="TSneMethod.Fft"/> has a third of its error and takes three times as long:
/// for 60,000 points 0.4 % in 76 ms a step against 0.9 % in 21 ms, for the repulsion on one core.
/// A GPU that holds the points computes the principal components, the matrix products of the neighbour search and the forces of
/// <see cref="TSneMethod.Exact"/>; the rest runs on the CPU, the distances of <see cref="TSneMethod.Exact"/> among it.
/// </remarks>
/// <example><code>
/// using var map = TSne.Fit(features, new() { Perplexity = 30, Seed = 1 });
/// Console.WriteLine($"{map.KullbackLeibler} nats, {Separability.NearestNeighbourAccuracy(map.Embedding, labels)} %");
/// </code></example>
public static class TSne
{
    private const int MostForExact = 1_000;
    private const int MostForExactOnGpu = 10_000;
    private const int HistoryInterval = 50;

    /// <summary>Makes a map.</summary>
    /// <param name="points">
    /// [N, ...], N at least 3; what follows the first dimension is flattened to D coordinates. Any floating type, any device.
    /// Equal points and constant coordinates are fine.
    /// </param>
    /// <param name="options">How; null takes the defaults.</param>
    /// <exception cref="ArgumentException">
    /// A coordinate is not finite, or there are too few points for the perplexity, or too many for the method.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled, or the descent interrupted.</exception>
    /// <exception cref="ArithmeticException">The map flew apart: the steps were too large.</exception>
    public static TSneResult Fit(Tensor points, TSneOptions? options = null)
    {
        options ??= new();
        options.Validate();
        var progress = new TSneProgress(options.Output ?? Console.Out, TimeProvider.System, options.Iterations);
        using var matrix = new PointMatrix(points);
        RequireEnough(matrix.Count, options.Perplexity);
        var method = options.Method == TSneMethod.Auto ? Choose(matrix) : options.Method;
        var workers = new Workers(options.Threads ?? Cores.Physical);
        progress.Preparing("start");
        var map = StartingLayout.Create(matrix, options);
        progress.Preparing("neighbours");
        var gradient = Gradient(matrix, method, options, workers);
        progress.Begin();
        using var held = gradient as IDisposable;
        var history = Descend(map, gradient, options, progress);
        var divergence = history[^1].KullbackLeibler;
        progress.Done(matrix.Count, method, divergence);
        return new()
        {
            Embedding = tensor(map.ToCoordinates(), [map.Count, 2]).DetachFromDisposeScope(),
            KullbackLeibler = divergence,
            History = history,
            Method = method,
            Elapsed = progress.Elapsed,
        };
    }

    private static List<(int Iteration, double KullbackLeibler)> Descend(
        Layout map, ITSneGradient gradient, TSneOptions options, TSneProgress progress)
    {
        var descent = new Descent(map);
        var slope = new Layout(map.Count);
        var rate = (float)options.LearningRateFor(map.Count);
        List<(int Iteration, double KullbackLeibler)> history = [];
        using var interruption = new Interruption(options.Cancellation);
        var iteration = 1;
        try
        {
            for (; iteration <= options.Iterations; iteration++)
            {
                if (interruption.Requested)
                {
                    throw new OperationCanceledException(
                        $"t-SNE stopped after step {iteration - 1} of {options.Iterations}.", options.Cancellation);
                }
                var isExaggerated = iteration <= options.ExaggerationIterations;
                gradient.Compute(map, isExaggerated ? (float)options.Exaggeration : 1, slope);
                descent.Step(slope, rate, isExaggerated ? 0.5f : 0.8f);
                if (!map.IsCompact) throw FlewApart(iteration, rate);
                if (iteration % HistoryInterval == 0 || iteration == options.Iterations)
                {
                    history.Add((iteration, gradient.KullbackLeibler(map)));
                    if (!double.IsFinite(history[^1].KullbackLeibler)) throw FlewApart(iteration, rate);
                }
                progress.Step(iteration, history.Count > 0 ? history[^1].KullbackLeibler : null);
                if (options.OnIteration is not { } callback) continue;
                var snapshot = new TSneSnapshot(
                    iteration, options.Iterations, isExaggerated, map.ToCoordinates(), () => gradient.KullbackLeibler(map));
                try
                {
                    callback(snapshot);
                }
                finally
                {
                    snapshot.Close();
                }
            }
        }
        catch (ThreadInterruptedException interrupt)
        {
            throw new OperationCanceledException($"t-SNE stopped within step {iteration} of {options.Iterations}.", interrupt);
        }
        return history;
    }

    private static ArithmeticException FlewApart(int iteration, float rate) => new(
        $"t-SNE: the map flew apart in iteration {iteration}. Set a lower {nameof(TSneOptions.LearningRate)}; it was {rate:G3}.");

    private static ITSneGradient Gradient(PointMatrix points, TSneMethod method, TSneOptions options, Workers workers)
    {
        if (method == TSneMethod.Exact)
        {
            if (points.Count > DenseAffinities.MostPoints)
            {
                throw new ArgumentException(
                    $"points: expected at most {DenseAffinities.MostPoints} for {nameof(TSneMethod.Exact)}, found {points.Count}. "
                    + $"Choose {nameof(TSneMethod.BarnesHut)} or {nameof(TSneMethod.Fft)}.", nameof(points));
            }
            var affinities = DenseAffinities.From(points, options.Perplexity, workers, options.Cancellation);
            var device = points.Tensor.device;
            return device.type == DeviceType.CPU
                ? new ExactGradient(affinities, workers)
                : new DeviceGradient(affinities, device, workers);
        }
        var neighbours = Math.Min(points.Count - 1, (int)(3 * options.Perplexity + 1));
        var graph = NearestNeighbours.Find(points, neighbours, workers, options.Cancellation);
        IRepulsion repulsion = method == TSneMethod.Fft
            ? new FftRepulsion(workers)
            : new BarnesHutRepulsion(points.Count, options.Angle, workers);
        return new SparseGradient(SparseAffinities.From(graph, options.Perplexity, workers), repulsion, workers);
    }

    private static TSneMethod Choose(PointMatrix points) =>
        points.Count <= (points.Tensor.device.type == DeviceType.CPU ? MostForExact : MostForExactOnGpu) ? TSneMethod.Exact
        : TSneMethod.BarnesHut;

    private static void RequireEnough(int points, double perplexity)
    {
        if (points - 1 > perplexity) return;
        var most = Math.Floor((points - 1) / 3.0);
        throw new ArgumentException(
            $"points: expected more than {Math.Floor(perplexity) + 1} for a perplexity of {perplexity}, found {points}. "
            + (most >= 1 ? $"Take more points, or a perplexity of at most {most}." : "Take at least 4 points."), nameof(points));
    }
}
