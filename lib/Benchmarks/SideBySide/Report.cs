using FilterGen.Papers.FilterGeneration;

namespace Benchmarks.SideBySide;

/// <summary>What a run measured, and on what.</summary>
/// <param name="options">What was asked for.</param>
/// <param name="processor">The machine's processor.</param>
/// <param name="ours">What our side runs on.</param>
/// <param name="peer">What PyTorch runs on.</param>
/// <param name="rows">The results.</param>
internal sealed class Report(SideBySideOptions options, string processor, About ours, About peer, IReadOnlyList<Row> rows)
{
    /// <summary>When the run ended.</summary>
    public DateTimeOffset Finished { get; } = DateTimeOffset.Now;

    public string Processor => processor;

    public int Rounds => options.Rounds;

    public About Ours => ours;

    public About Peer => peer;

    public IReadOnlyList<Row> Rows => rows;

    /// <summary>What generating filters costs, of the networks that were measured both ways.</summary>
    public IReadOnlyList<Cost> Cost { get; } = [.. SideBySide.Cost.Of(rows)];

    /// <summary>A table for the terminal, and below it what it was measured on.</summary>
    public string Text()
    {
        var table = new TextTable("id", "ours", "quartiles", "peer", "quartiles", "ratio", "quartiles", "against");
        foreach (var row in rows)
        {
            table.Add(
                row.Id,
                Time(row.OursMs), Range(row.Spread.OursMs, Time), Time(row.PeerMs), Range(row.Spread.PeerMs, Time),
                Ratio(row.Ratio), Range(row.Spread.Ratio, Ratio), row.Best is null ? row.Peer : $"{row.Peer} [best {row.Best}]");
        }
        var text = new StringBuilder().AppendLine().AppendLine(table.ToString()).AppendLine();
        if (Cost.Count > 0) text.AppendLine(CostText()).AppendLine();
        return text.Append(Conditions()).ToString();
    }

    private string CostText()
    {
        var table = new TextTable(
            "generated filters against fixed", "time, ours", "time, peer", "operations", "of the fixed, forward, per image");
        foreach (var cost in Cost)
        {
            table.Add(
                $"{cost.Id} / {cost.Fixed}", Ratio(cost.Ours), Ratio(cost.Peer), Ratio(cost.Operations),
                string.Create(CultureInfo.InvariantCulture, $"{cost.FixedOperations / 1e6:F1} MFLOP"));
        }
        return $"{table}\nA training step takes about {OperationCount.TrainingStepFactor} times the operations of a forward pass.";
    }

    private string Conditions() =>
        $"""
        Medians over {options.Rounds} rounds of blocks in turn; ratio = ours / peer, pair by pair; below 1 ours is faster.
        Device {Device()}, processor {processor}, threads: ours {ours.Threads}, peer {peer.Threads}.
        Ours: {ours.Torch}, {ours.Runtime}; the library keeps the memory of freed tensors and lets OpenMP's threads spin briefly.
        Peer: {peer.Torch}, {peer.Runtime}; malloc and OpenMP as they come{Tuned()}.
        BLAS: {Blas()}.
        """;

    private string Device() => options.Device == "cpu" ? "cpu" : $"{options.Device} ({peer.Processor})";

    private string Tuned() => options.PeerTuned ? "; \"tuned\": malloc keeps all it freed, OpenMP's threads spin briefly" : "";

    private string Blas() => ours.Blas == peer.Blas
        ? $"{(ours.Blas.Length > 0 ? ours.Blas : "unknown")}, the same for both"
        : $"ours {(ours.Blas.Length > 0 ? ours.Blas : "within libtorch")}, the peer's {peer.Blas}: products of matrices are not comparable";

    private static string Time(double ms) => ms switch
    {
        < 1e-3 => string.Create(CultureInfo.InvariantCulture, $"{ms * 1e6:F0} ns"),
        < 1 => string.Create(CultureInfo.InvariantCulture, $"{ms * 1e3:F1} us"),
        < 1000 => string.Create(CultureInfo.InvariantCulture, $"{ms:F2} ms"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{ms / 1000:F2} s"),
    };

    private static string Ratio(double ratio) => ratio.ToString("F2", CultureInfo.InvariantCulture);

    private static string Range(double[] quartiles, Func<double, string> format) => $"{format(quartiles[0])} - {format(quartiles[1])}";
}
