namespace Benchmarks.KernelLatency;

/// <summary>How long to measure the kernels.</summary>
/// <param name="Peer">The other kernel, a name in <see cref="Kernelspecs"/>.</param>
/// <param name="Rounds">Lives of each kernel, in turn.</param>
/// <param name="Cells">Cells of the long notebook; with fewer than 1,000 the run is shorter.</param>
/// <param name="Json">File for the results, or null.</param>
internal sealed record KernelOptions(string Peer, int Rounds, int Cells, string? Json)
{
    private const int DefaultRounds = 5;
    private const int DefaultCells = 1000;

    /// <summary>Reads the command line.</summary>
    /// <exception cref="BenchmarkException">It is not as the usage says.</exception>
    public static KernelOptions Parse(ReadOnlySpan<string> arguments)
    {
        var given = new Arguments(arguments, ["--peer", "--rounds", "--cells", "--json"], []);
        return new(
            given.Choice("--peer", Kernelspecs.Python, Kernelspecs.Stock), given.Count("--rounds", DefaultRounds),
            given.Count("--cells", DefaultCells), given.Text("--json"));
    }
}
