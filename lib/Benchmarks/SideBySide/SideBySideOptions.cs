namespace Benchmarks.SideBySide;

/// <summary>What to run side by side.</summary>
/// <param name="Device">Where both compute: <c>cpu</c> or <c>cuda</c>.</param>
/// <param name="Threads">Threads of both, in torch and in BLAS.</param>
/// <param name="Cases">What is measured.</param>
/// <param name="Rounds">Pairs of blocks per case.</param>
/// <param name="PeerTuned">Whether PyTorch also runs with the process settings that this library makes.</param>
/// <param name="Json">File for the results, or null.</param>
internal sealed record SideBySideOptions(
    string Device, int Threads, IReadOnlyList<Case> Cases, int Rounds, bool PeerTuned, string? Json)
{
    private const int DefaultRounds = 7;

    /// <summary>Reads the command line.</summary>
    /// <exception cref="BenchmarkException">It is not as the usage says.</exception>
    public static SideBySideOptions Parse(ReadOnlySpan<string> arguments)
    {
        var given = new Arguments(arguments, ["--device", "--threads", "--only", "--rounds", "--json"], ["--peer-tuned"]);
        var device = given.Choice("--device", "cpu", "cuda");
        return new(
            device,
            given.Count("--threads", FilterGen.Training.Threads.PhysicalCores),
            Case.Select(given.Text("--only"), device),
            given.Count("--rounds", DefaultRounds),
            given.Flag("--peer-tuned"),
            given.Text("--json"));
    }
}
