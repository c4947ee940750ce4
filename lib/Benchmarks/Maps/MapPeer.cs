namespace Benchmarks.Maps;

/// <summary>A Python process with scikit-learn, which makes maps and scores maps.</summary>
internal sealed class MapPeer : IDisposable
{
    private const string Script = "tsne.py";

    private readonly LineProcess process;

    /// <summary>Starts it.</summary>
    /// <exception cref="BenchmarkException">Python or scikit-learn is missing.</exception>
    public MapPeer(int threads)
    {
        Python.Require("sklearn", "python3-sklearn");
        process = new(Script, Python.Executable, [Python.Script("scikit-learn", Script)], threads);
    }

    /// <summary>Asks and waits.</summary>
    /// <exception cref="BenchmarkException">The process ended.</exception>
    public MapReply Ask(MapRequest request) => process.Ask<MapRequest, MapReply>(request);

    /// <summary>Ends the process by closing its input.</summary>
    public void Dispose() => process.Dispose();
}
