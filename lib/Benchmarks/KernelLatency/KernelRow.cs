namespace Benchmarks.KernelLatency;

/// <summary>One measure of both kernels.</summary>
/// <param name="Id">The measure's name in the results.</param>
/// <param name="Title">What the table says.</param>
/// <param name="Unit"><c>ms</c>, <c>MB</c> or a count.</param>
/// <param name="Ours">Median of the C# kernel.</param>
/// <param name="Peer">Median of the other kernel.</param>
/// <param name="Ratio">Ours / peer's.</param>
/// <param name="Spread">Quartiles of both.</param>
internal sealed record KernelRow(string Id, string Title, string Unit, double Ours, double Peer, double Ratio, KernelSpread Spread)
{
    private static readonly Dictionary<string, (string Title, string Unit)> Known = new()
    {
        ["ready"] = ("start to ready", "ms"),
        ["first cell"] = ("start to first result (1+1)", "ms"),
        ["warm cell"] = ("warm cell (x+1)", "ms"),
        ["completion"] = ("completion", "ms"),
        ["lines"] = ("10,000 output lines", "ms"),
        ["lines messages"] = ("10,000 output lines", "messages"),
        ["memory"] = ("memory after that", "MB"),
    };

    /// <summary>Sums up one measure; null where one kernel has no value for it.</summary>
    public static KernelRow? Of(string measure, string peerName, IReadOnlyList<Measurement> measurements)
    {
        if (Sample(Kernelspecs.Ours) is not { } ours || Sample(peerName) is not { } peer) return null;
        var (title, unit) = Known.GetValueOrDefault(measure, ($"{measure} cells", measure.StartsWith('m') ? "MB" : "ms"));
        return new(
            measure.Replace(' ', '-'), title, unit, ours.Median, peer.Median, ours.Median / peer.Median,
            new(ours.Quartiles, peer.Quartiles));

        Sample? Sample(string kernel)
        {
            var wanted = measurements.Where(one => one.Kernel == kernel && one.Measure == measure);
            double[] values = [.. wanted.Select(one => one.Value).OfType<double>()];
            return values.Length > 0 ? new(values) : null;
        }
    }
}
