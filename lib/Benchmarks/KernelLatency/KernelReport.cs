using System.Runtime.InteropServices;

namespace Benchmarks.KernelLatency;

/// <summary>What the kernels were measured at.</summary>
/// <param name="options">What was asked for.</param>
/// <param name="processor">The machine's processor.</param>
/// <param name="measurements">All measurements of both kernels.</param>
internal sealed class KernelReport(KernelOptions options, string processor, IReadOnlyList<Measurement> measurements)
{
    /// <summary>When the run ended.</summary>
    public DateTimeOffset Finished { get; } = DateTimeOffset.Now;

    public string Processor => processor;

    public string Runtime => RuntimeInformation.FrameworkDescription;

    public string Peer => options.Peer;

    public int Rounds => options.Rounds;

    /// <summary>One row per measure, in the order of measuring.</summary>
    public IReadOnlyList<KernelRow> Rows { get; } =
    [
        .. measurements.Select(measurement => measurement.Measure).Distinct()
            .Select(measure => KernelRow.Of(measure, options.Peer, measurements))
            .OfType<KernelRow>(),
    ];

    /// <summary>A table for the terminal, and below it what it was measured on.</summary>
    public string Text()
    {
        var table = new TextTable("measure", "ours", "quartiles", options.Peer, "quartiles", "ratio");
        foreach (var row in Rows)
        {
            table.Add($"{row.Title}, {row.Unit}", Number(row.Ours), Range(row.Spread.Ours), Number(row.Peer), Range(row.Spread.Peer),
                row.Ratio.ToString("F2", CultureInfo.InvariantCulture));
        }
        return $"""

            {table}

            Medians over {options.Rounds} lives of each kernel in turn; the long notebook is one life each, {options.Cells} cells.
            Times from sending a request to having the reply and the status idle; ratio = ours / {options.Peer}; below 1 ours is better.
            Processor {processor}; {Runtime}.
            """;
    }

    private static string Number(double value) => value.ToString(value < 100 ? "F1" : "F0", CultureInfo.InvariantCulture);

    private static string Range(double[] quartiles) => $"{Number(quartiles[0])} - {Number(quartiles[1])}";
}
