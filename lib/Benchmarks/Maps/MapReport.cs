using System.Runtime.InteropServices;
using Benchmarks.SideBySide;

namespace Benchmarks.Maps;

/// <summary>What a run measured, and on what.</summary>
/// <param name="options">What was asked for.</param>
/// <param name="processor">The machine's processor.</param>
/// <param name="peer">The peer and its version.</param>
/// <param name="time">The times.</param>
/// <param name="quality">The maps' quality, a row per method of ours.</param>
internal sealed class MapReport(
    MapRunOptions options, string processor, string peer, Row time, IReadOnlyList<MapQuality> quality)
{
    /// <summary>When the run ended.</summary>
    public DateTimeOffset Finished { get; } = DateTimeOffset.Now;

    public string Processor => processor;

    public string Runtime => RuntimeInformation.FrameworkDescription;

    public int Rounds => options.Rounds;

    public IReadOnlyList<Row> Rows => [time];

    public IReadOnlyList<MapQuality> Quality => quality;

    /// <summary>Tables for the terminal, and below them what they were measured on.</summary>
    public string Text()
    {
        var maps = new TextTable("maps", "KL ours", "KL peer", "ratio", "10-NN % ours", "10-NN % peer", "difference");
        foreach (var row in quality)
        {
            maps.Add(
                row.Method, Number(row.OursDivergence, 4), Number(row.PeerDivergence, 4),
                Number(row.OursDivergence / row.PeerDivergence, 4), Number(row.OursAccuracy, 2), Number(row.PeerAccuracy, 2),
                Number(row.OursAccuracy - row.PeerAccuracy, 2));
        }
        var times = new TextTable("time", "ours, s", "peer, s", "ratio", "quartiles");
        times.Add(
            $"{options.Points} points", Number(time.OursMs / 1000, 2), Number(time.PeerMs / 1000, 2), Number(time.Ratio, 3),
            string.Join(" - ", time.Spread.Ratio.Select(ratio => Number(ratio, 3))));
        return $"""

            {maps}

            {times}

            Maps: {MapRun.QualityPoints} MNIST images of 784 numbers, means over {options.Rounds} starts, each the same for both sides;
            divergence over all pairs, without exaggeration. Time: MNIST images reduced to {MapRun.TimedDimensions} numbers, medians
            over {options.Rounds} rounds in turn; ratio = ours / peer. {options.Iterations} steps, perplexity {MapRun.Perplexity}.
            Peer: {peer}, Barnes-Hut. Threads: {options.Threads} each. Processor {processor}; {Runtime}.
            """;
    }

    private static string Number(double value, int digits) => value.ToString($"F{digits}", CultureInfo.InvariantCulture);
}
