namespace Benchmarks.Maps;

/// <summary>What to measure of t-SNE.</summary>
/// <param name="Threads">Threads of both sides.</param>
/// <param name="Rounds">Pairs of runs for the time, and starts for the quality.</param>
/// <param name="Points">Points of the timed map.</param>
/// <param name="Iterations">Steps of every map.</param>
/// <param name="Json">File for the results, or null.</param>
internal sealed record MapRunOptions(int Threads, int Rounds, int Points, int Iterations, string? Json)
{
    private const int DefaultRounds = 3;
    private const int DefaultPoints = 10_000;
    private const int DefaultIterations = 750;
    private const int Digits = 60_000;

    /// <summary>Reads the command line.</summary>
    /// <exception cref="BenchmarkException">It is not as the usage says.</exception>
    public static MapRunOptions Parse(ReadOnlySpan<string> arguments)
    {
        var given = new Arguments(arguments, ["--threads", "--rounds", "--points", "--iterations", "--json"], []);
        return new(
            given.Count("--threads", FilterGen.Training.Threads.PhysicalCores), given.Count("--rounds", DefaultRounds),
            given.Count("--points", DefaultPoints, Digits), given.Count("--iterations", DefaultIterations), given.Text("--json"));
    }
}
