using FilterGen.Data;

namespace Benchmarks.SideBySide;

/// <summary>Runs blocks of ours, of PyTorch and of plain TorchSharp in turn, A B A B …, and reports what they took.</summary>
internal sealed class SideBySideRun(SideBySideOptions options, Worker ours, IReadOnlyList<Worker> peers, Worker torchSharp)
{
    /// <summary>A form of the peer that took so many times as long as its fastest in the first call is not measured again.</summary>
    private const double Hopeless = 4;

    /// <summary>The whole command.</summary>
    /// <exception cref="BenchmarkException">Python or PyTorch is missing, or a side failed.</exception>
    /// <exception cref="DataUnavailableException">MNIST is neither in the cache nor to be had.</exception>
    public static void Start(SideBySideOptions options)
    {
        Python.Require("torch", "python3-torch");
        var data = options.Cases.Any(one => one.NeedsMnist) ? MnistFolder() : null;
        using var ours = Worker.Ours(options);
        using var plain = Worker.PyTorch(options, data);
        using var tuned = options.PeerTuned ? Worker.TunedPyTorch(options, data) : null;
        using var torchSharp = Worker.PlainTorchSharp(options);
        Worker[] peers = tuned is null ? [plain] : [plain, tuned];
        var run = new SideBySideRun(options, ours, peers, torchSharp);
        List<Row> rows = [.. options.Cases.SelectMany(run.Measure)];
        var report = new Report(options, Machine.Processor, ours.About, plain.About, rows);
        Console.WriteLine(report.Text());
        if (options.Json is { } file) JsonFile.Write(file, report);
    }

    /// <summary>Sees to it that the files both sides read are there and whole.</summary>
    private static string MnistFolder()
    {
        var cache = new DataCache();
        var images = cache.Fetch("mnist", "train-images-idx3-ubyte");
        foreach (var file in (string[])["train-labels-idx1-ubyte", "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte"])
            cache.Fetch("mnist", file);
        return Path.GetDirectoryName(images)!;
    }

    private IEnumerable<Row> Measure(Case measured)
    {
        Console.Error.Write($"{measured.Id} ");
        var mine = new Entry(ours, "", []);
        var entries = peers.SelectMany(peer => measured.Forms.On(options.Device).Select(form => new Entry(peer, form, []))).ToList();
        if (measured.HasPlainTorchSharp) entries.Add(new(torchSharp, "", []));
        try
        {
            foreach (var entry in entries.Prepend(mine)) entry.First = entry.Worker.Measure(measured, entry.Form);
            var slow = entries.Min(entry => entry.First) * Hopeless;
            List<Entry> rounds = [mine, .. entries.Where(entry => entry.First <= slow)];
            foreach (var entry in entries.Except(rounds)) entry.Blocks.Add(entry.First);
            for (var round = 0; round < options.Rounds; round++)
            {
                foreach (var entry in rounds) entry.Blocks.Add(entry.Worker.Measure(measured, entry.Form));
                Console.Error.Write('.');
            }
        }
        finally
        {
            Console.Error.WriteLine();
        }
        return
            from peer in peers.Append(torchSharp)
            from row in Rows(measured, mine, entries.Where(entry => entry.Worker == peer))
            select row;
    }

    /// <summary>Ours against the forms of a peer, the fastest first.</summary>
    private IEnumerable<Row> Rows(Case measured, Entry our, IEnumerable<Entry> theirs)
    {
        var rows = theirs
            .Select(entry => (entry.Form, Row: Row.Of(measured, options, our.Blocks, entry.Name, entry.Blocks)))
            .OrderBy(one => one.Row.PeerMs)
            .ToList();
        var launches = rows.ToLookup(one => PeerForms.IsCaptured(one.Form), one => one.Row);
        Row? eager = launches[false].FirstOrDefault(), captured = launches[true].FirstOrDefault();
        return rows.Select(one => one.Row with
        {
            Best = one.Row == eager ? "eager" : one.Row == captured ? "captured" : null,
        });
    }

    /// <summary>A side in one form, and the times of its blocks.</summary>
    private sealed record Entry(Worker Worker, string Form, List<double> Blocks)
    {
        /// <summary>The time of the first call.</summary>
        public double First { get; set; }

        public string Name => Form.Length == 0 ? Worker.Name : $"{Worker.Name}, {Form}";
    }
}
