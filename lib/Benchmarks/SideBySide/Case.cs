namespace Benchmarks.SideBySide;

/// <summary>One thing that both sides do.</summary>
/// <param name="Id">Its name on the command line and in the results.</param>
/// <param name="Steps">Steps in a pass.</param>
/// <param name="Passes">Measured passes in a block.</param>
/// <param name="Forms">The ways in which PyTorch does it; all are measured.</param>
/// <param name="Warm">Passes before them to warm up.</param>
/// <param name="WholePass">Whether the result is the time of a pass instead of a step.</param>
internal sealed record Case(string Id, int Steps, int Passes, PeerForms Forms, int Warm = 1, bool WholePass = false)
{
    /// <summary>Samples in a training step.</summary>
    public const int BatchSize = 128;

    /// <summary>Noise vectors, and images, in a step of the filter GAN.</summary>
    public const int GanBatchSize = 32;

    /// <summary>Steps in an epoch of MNIST, the last one with 96 samples.</summary>
    public const int StepsPerEpoch = (60_000 + BatchSize - 1) / BatchSize;

    /// <summary>Steps in an epoch of CIFAR-10; the last one is full here, half full there.</summary>
    public const int LabStepsPerEpoch = (50_000 + BatchSize - 1) / BatchSize;

    /// <summary>All there are, the quick ones first.</summary>
    /// <param name="device"><c>cpu</c>, or <c>cuda</c>, where steps are short and a pass has more of them.</param>
    public static IReadOnlyList<Case> All(string device)
    {
        int On(int cpu, int cuda) => device == "cpu" ? cpu : cuda;
        return
        [
            new("op-add", Steps: 20_000, Passes: 10, PeerForms.One),
            new("op-add-grad", Steps: 20_000, Passes: 10, PeerForms.One),
            new("mnist-fixed", On(25, 100), Passes: 7, PeerForms.Training()),
            new("mnist-fg", On(6, 50), Passes: 3, PeerForms.Training("mix", "grouped")),
            new("gan-4", On(40, 100), Passes: 5, PeerForms.Training("grouped", "unfold") with { Plain = ["plain"] }),
            new("gan-2", On(20, 100), Passes: 5, PeerForms.Training("grouped", "unfold") with { Plain = ["plain"] }),
            new("lab-fixed", On(8, 50), Passes: 3, PeerForms.ColorTraining()),
            new("lab", On(8, 50), Passes: 3, PeerForms.ColorTraining("grouped", "unfold") with { Plain = ["loop"] }),
            new("cifar-fixed", On(4, 50), Passes: 1, PeerForms.ColorTraining()),
            new("cifar-fg", On(2, 50), Passes: 1, PeerForms.ColorTraining("mix") with { Plain = ["grouped"] }, Warm: On(0, 1)),
            new("epoch", StepsPerEpoch, Passes: 1, PeerForms.One with { Plain = ["tensors", "DataLoader"] }, Warm: 0, WholePass: true),
            new("lab-epoch", LabStepsPerEpoch, Passes: 1, PeerForms.ColorTraining("grouped") with { Plain = ["loop"] }, Warm: 0, WholePass: true),
        ];
    }

    /// <summary>What turns milliseconds per step into milliseconds of the result.</summary>
    public int Scale => WholePass ? Steps : 1;

    /// <summary>Whether there is a network of plain TorchSharp for it.</summary>
    public bool HasPlainTorchSharp => !Id.StartsWith("op-", StringComparison.Ordinal) && !IsGan;

    /// <summary>Whether steps of Algorithm 1 are measured; what follows <c>gan-</c> is the layer.</summary>
    public bool IsGan => Id.StartsWith("gan-", StringComparison.Ordinal);

    /// <summary>Whether it reads MNIST; the other networks train on noise of their images' size.</summary>
    public bool NeedsMnist => Id.StartsWith("mnist", StringComparison.Ordinal) || Id == "epoch" || IsGan;

    /// <summary>The cases whose ids are listed, or all.</summary>
    /// <param name="ids">Ids with commas between them, or null.</param>
    /// <param name="device"><c>cpu</c> or <c>cuda</c>.</param>
    /// <exception cref="BenchmarkException">There is no such id.</exception>
    public static IReadOnlyList<Case> Select(string? ids, string device)
    {
        var all = All(device);
        if (ids is null) return all;
        var wanted = ids.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (wanted.FirstOrDefault(id => all.All(one => one.Id != id)) is { } unknown)
            throw new BenchmarkException($"--only: expected some of {string.Join(", ", all.Select(one => one.Id))}, found {unknown}.");
        return [.. all.Where(one => wanted.Contains(one.Id))];
    }
}
