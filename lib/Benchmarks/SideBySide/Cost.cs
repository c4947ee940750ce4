using FilterGen.Papers.FilterGeneration;

namespace Benchmarks.SideBySide;

/// <summary>What generating the filters costs: a network with generated filters against the same with fixed ones.</summary>
/// <param name="Id">The case with generated filters.</param>
/// <param name="Fixed">The case with fixed ones.</param>
/// <param name="Ours">Ratio of our times, of each our fastest form.</param>
/// <param name="Peer">Ratio of the peer's times, of each its fastest form.</param>
/// <param name="Operations">Ratio of the counted floating-point operations, as our networks compute.</param>
/// <param name="FixedOperations">Operations of a forward pass of one image through the fixed network.</param>
internal sealed record Cost(string Id, string Fixed, double Ours, double Peer, double Operations, long FixedOperations)
{
    private static readonly (string Id, string Fixed, Func<long> Generated, Func<long> Ordinary)[] Pairs =
    [
        ("mnist-fg", "mnist-fixed", () => FilterGenerationNet.ForMnist(20, 5).Layers().Operations(),
            () => new MnistBaseline().Layers().Operations()),
        ("cifar-fg", "cifar-fixed", () => FilterGenerationNet.ForCifar10().Layers().Operations(),
            () => new Cifar10Baseline().Layers().Operations()),
        ("lab", "lab-fixed", () => LabOperations.Dynamic, () => LabOperations.Fixed),
    ];

    /// <summary>The pairs of which both were measured.</summary>
    public static IEnumerable<Cost> Of(IReadOnlyList<Row> rows)
    {
        foreach (var (id, ordinary, count, countOrdinary) in Pairs)
        {
            if (Fastest(rows, id) is not { } dynamic || Fastest(rows, ordinary) is not { } plain) continue;
            long operations = countOrdinary();
            yield return new(
                id, ordinary, dynamic.OursMs / plain.OursMs, dynamic.PeerMs / plain.PeerMs, count() / (double)operations, operations);
        }
    }

    private static Row? Fastest(IReadOnlyList<Row> rows, string id) =>
        rows.Where(row => row.Id == id).MinBy(row => (row.OursMs, row.PeerMs));
}
