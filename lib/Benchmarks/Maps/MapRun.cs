using Benchmarks.SideBySide;
using FilterGen.Data;
using FilterGen.Training;
using FilterGen.Tsne;
using static TorchSharp.torch;

namespace Benchmarks.Maps;

/// <summary>Makes maps of MNIST with our t-SNE and with scikit-learn's in turn, and compares their quality and the time.</summary>
internal sealed class MapRun(MapRunOptions options, Mnist data, MapPeer peer, MapFolder folder)
{
    /// <summary>Images whose maps are scored.</summary>
    public const int QualityPoints = 2000;

    /// <summary>Numbers per point of the timed maps.</summary>
    public const int TimedDimensions = 50;

    /// <summary>The perplexity of every map.</summary>
    public const double Perplexity = 30;

    private static readonly TSneMethod[] Methods = [TSneMethod.Exact, TSneMethod.BarnesHut, TSneMethod.Fft];

    /// <summary>The whole command.</summary>
    /// <exception cref="BenchmarkException">Python or scikit-learn is missing or failed.</exception>
    /// <exception cref="DataUnavailableException">MNIST is neither in the cache nor to be had.</exception>
    public static void Start(MapRunOptions options)
    {
        Threads.Use(options.Threads);
        using var data = Mnist.Load(Math.Max(options.Points, QualityPoints), 1);
        using var folder = new MapFolder();
        using var peer = new MapPeer(options.Threads);
        var run = new MapRun(options, data, peer, folder);
        var quality = run.Quality();
        var (time, version) = run.Time();
        Console.Error.WriteLine();
        var report = new MapReport(options, Machine.Processor, $"scikit-learn {version}", time, quality);
        Console.WriteLine(report.Text());
        if (options.Json is { } file) JsonFile.Write(file, report);
    }

    private IReadOnlyList<MapQuality> Quality()
    {
        using var scope = NewDisposeScope();
        var points = data.Train.Images.narrow(0, 0, QualityPoints).flatten(1);
        folder.Write("labels", data.Train.Labels.narrow(0, 0, QualityPoints));
        var request = new MapRequest(folder.Write("points", points), (int)points.shape[1], Perplexity);
        List<MapReply> theirs = [];
        var ours = Methods.ToDictionary(method => method, _ => new List<MapReply>());
        for (var start = 0; start < options.Rounds; start++)
        {
            var initial = randn([QualityPoints, 2], generator: new Generator((ulong)start)) * 1e-4;
            Make(request, initial);
            theirs.Add(Score(request, "map"));
            foreach (var method in Methods)
            {
                using var map = TSne.Fit(points, Ours(initial) with { Method = method });
                folder.Write("ours", map.Embedding);
                ours[method].Add(Score(request, "ours"));
            }
        }
        return
        [
            .. Methods.Select(method => new MapQuality(
                "tsne-quality", method.ToString(), Mean(ours[method], reply => reply.Divergence), Mean(theirs, reply => reply.Divergence),
                Mean(ours[method], reply => reply.Accuracy), Mean(theirs, reply => reply.Accuracy))),
        ];
    }

    private (Row Time, string? Version) Time()
    {
        using var scope = NewDisposeScope();
        var points = PrincipalComponents.Reduce(data.Train.Images.narrow(0, 0, options.Points), TimedDimensions);
        var initial = randn([options.Points, 2], generator: new Generator(1)) * 1e-4;
        var request = new MapRequest(folder.Write("points", points), TimedDimensions, Perplexity);
        List<double> ours = [], theirs = [];
        string? version = null;
        using (TSne.Fit(points, Ours(initial) with { Iterations = 300 })) Console.Error.Write('.');
        for (var round = 0; round < options.Rounds; round++)
        {
            using var map = TSne.Fit(points, Ours(initial));
            ours.Add(map.Elapsed.TotalMilliseconds);
            var reply = Make(request, initial);
            theirs.Add(reply.Seconds!.Value * 1000);
            version = reply.Version;
        }
        var ratio = new Sample(ours.Zip(theirs, (our, their) => our / their));
        Sample our = new(ours), their = new(theirs);
        return (new("tsne-time", "cpu", options.Threads, our.Median, "scikit-learn", their.Median, ratio.Median,
            new(our.Quartiles, their.Quartiles, ratio.Quartiles)), version);
    }

    private MapReply Make(MapRequest request, Tensor initial)
    {
        Console.Error.Write('.');
        return peer.Ask(request with
        {
            Initial = folder.Write("initial", initial),
            Iterations = options.Iterations,
            Threads = options.Threads,
            Map = folder["map"],
        });
    }

    private MapReply Score(MapRequest request, string map)
    {
        Console.Error.Write('.');
        return peer.Ask(request with { Labels = folder["labels"], Score = folder[map] });
    }

    private TSneOptions Ours(Tensor initial) => new()
    {
        Perplexity = Perplexity,
        Iterations = options.Iterations,
        Initial = initial,
        Threads = options.Threads,
        Output = TextWriter.Null,
    };

    private static double Mean(List<MapReply> replies, Func<MapReply, double?> value) => replies.Average(reply => value(reply)!.Value);
}
