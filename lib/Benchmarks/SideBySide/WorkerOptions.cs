namespace Benchmarks.SideBySide;

/// <summary>How our worker computes.</summary>
/// <param name="Device"><c>cpu</c> or <c>cuda</c>.</param>
/// <param name="Threads">Threads of torch.</param>
internal sealed record WorkerOptions(string Device, int Threads)
{
    /// <summary>Reads the command line.</summary>
    public static WorkerOptions Parse(ReadOnlySpan<string> arguments)
    {
        var given = new Arguments(arguments, ["--device", "--threads"], []);
        return new(given.Choice("--device", "cpu", "cuda"), given.Count("--threads", 1));
    }
}
