using FilterGen.Data;

namespace Benchmarks.SideBySide;

/// <summary>Runs blocks of ours and of PyTorch in turn, A B A B …, and reports what they took.</summary>
internal sealed class SideBySideRun(SideBySideOptions options, Worker ours, IReadOnlyList<Worker> peers)
{
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
        var run = new SideBySideRun(options, ours, tuned is null ? [plain] : [plain, tuned]);
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
        var entries = peers.SelectMany(peer => measured.Forms.On(options.Device).Select(form => new Entry(peer, form, []))).ToList();
        List<double> mine = [];
        try
        {
            WarmUp(measured, entries);
            for (var round = 0; round < options.Rounds; round++)
            {
                mine.Add(ours.Measure(measured, ""));
                foreach (var entry in entries) entry.Blocks.Add(entry.Peer.Measure(measured, entry.Form));
                Console.Error.Write('.');
            }
        }
        finally
        {
            Console.Error.WriteLine();
        }
        return peers.SelectMany(peer => Rows(measured, mine, [.. entries.Where(entry => entry.Peer == peer)]));
    }

    private void WarmUp(Case measured, List<Entry> entries)
    {
        ours.Measure(measured, "");
        foreach (var entry in entries) entry.Peer.Measure(measured, entry.Form);
    }

    private IEnumerable<Row> Rows(Case measured, List<double> mine, List<Entry> entries)
    {
        var rows = entries
            .Select(entry => (entry.Form, Row: Row.Of(measured, options, mine, entry.Name, entry.Blocks)))
            .OrderBy(one => one.Row.PeerMs)
            .ToList();
        var equals = rows.Where(one => PeerForms.IsAsPrecise(one.Form)).ToLookup(one => PeerForms.IsCaptured(one.Form), one => one.Row);
        Row? eager = equals[false].FirstOrDefault(), captured = equals[true].FirstOrDefault();
        return rows.Select(one => one.Row with { Best = one.Row == eager ? "eager" : one.Row == captured ? "captured" : null });
    }

    /// <summary>A peer in one form, and the times of its blocks.</summary>
    private sealed record Entry(Worker Peer, string Form, List<double> Blocks)
    {
        public string Name => Form.Length == 0 ? Peer.Name : $"{Peer.Name}, {Form}";
    }
}
