namespace Benchmarks.SideBySide;

/// <summary>One thing that both sides do.</summary>
/// <param name="Id">Its name on the command line and in the results.</param>
/// <param name="Steps">Steps in a pass.</param>
/// <param name="Passes">Measured passes in a block.</param>
/// <param name="Forms">The ways in which PyTorch does it; all are measured.</param>
/// <param name="Warm">Passes before them to warm up.</param>
/// <param name="Rivals">Whether the forms do the same, so that only the fastest counts.</param>
/// <param name="WholePass">Whether the result is the time of a pass instead of a step.</param>
internal sealed record Case(
    string Id, int Steps, int Passes, IReadOnlyList<string> Forms, int Warm = 1, bool Rivals = false, bool WholePass = false)
{
    /// <summary>Samples in a training step.</summary>
    public const int BatchSize = 128;

    /// <summary>Steps in an epoch of MNIST, the last one with 96 samples.</summary>
    public const int StepsPerEpoch = (60_000 + BatchSize - 1) / BatchSize;

    /// <summary>All there are, the quick ones first.</summary>
    public static IReadOnlyList<Case> All { get; } =
    [
        new("op-add", Steps: 20_000, Passes: 10, [""]),
        new("op-add-grad", Steps: 20_000, Passes: 10, [""]),
        new("mnist-fixed", Steps: 25, Passes: 7, [""]),
        new("mnist-fg", Steps: 6, Passes: 3, ["mix", "grouped"], Rivals: true),
        new("epoch", StepsPerEpoch, Passes: 1, ["tensors", "DataLoader"], Warm: 0, WholePass: true),
    ];

    /// <summary>What turns milliseconds per step into milliseconds of the result.</summary>
    public int Scale => WholePass ? Steps : 1;

    /// <summary>The cases whose ids are listed, or all.</summary>
    /// <param name="ids">Ids with commas between them, or null.</param>
    /// <exception cref="BenchmarkException">There is no such id.</exception>
    public static IReadOnlyList<Case> Select(string? ids)
    {
        if (ids is null) return All;
        var wanted = ids.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (wanted.FirstOrDefault(id => All.All(one => one.Id != id)) is { } unknown)
            throw new BenchmarkException($"--only: expected some of {string.Join(", ", All.Select(one => one.Id))}, found {unknown}.");
        return [.. All.Where(one => wanted.Contains(one.Id))];
    }
}
