using System.Globalization;
using System.Text;

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

    /// <summary>A table for the terminal, and below it what it was measured on.</summary>
    public string Text()
    {
        var table = new TextTable("id", "ours", "quartiles", "peer", "quartiles", "ratio", "quartiles", "against");
        foreach (var row in rows)
        {
            table.Add(
                row.Id, Time(row.OursMs), Range(row.Spread.OursMs, Time), Time(row.PeerMs), Range(row.Spread.PeerMs, Time),
                Ratio(row.Ratio), Range(row.Spread.Ratio, Ratio), row.Peer);
        }
        var text = new StringBuilder().AppendLine().AppendLine(table.ToString()).AppendLine();
        foreach (var row in rows.Where(row => row.SlowerForms is { Count: > 0 }))
        {
            var others = string.Join(", ", row.SlowerForms!.Select(form => $"{form.Key} {Time(form.Value)}"));
            text.AppendLine($"{row.Id}: the peer's fastest form is taken; the others: {others}.");
        }
        return text.Append(Conditions()).ToString();
    }

    private string Conditions() =>
        $"""
        Medians over {options.Rounds} rounds of blocks in turn; ratio = ours / peer, pair by pair; below 1 ours is faster.
        Device {Device()}, processor {processor}, threads: ours {ours.Threads}, peer {peer.Threads}.
        Ours: {ours.Torch}, {ours.Runtime}; the library lets malloc keep blocks of up to 32 MiB and OpenMP's threads spin briefly.
        Peer: {peer.Torch}, {peer.Runtime}; malloc and OpenMP as they come{Tuned()}.
        BLAS: {Blas()}.
        """;

    private string Device() => options.Device == "cpu" ? "cpu" : $"{options.Device} ({peer.Processor})";

    private string Tuned() => options.PeerTuned ? "; \"tuned\": with our settings" : "";

    private string Blas() => ours.Blas == peer.Blas
        ? $"{(ours.Blas.Length > 0 ? ours.Blas : "unknown")}, the same for both"
        : $"ours {ours.Blas}, the peer's {peer.Blas}: products of matrices are not comparable";

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
