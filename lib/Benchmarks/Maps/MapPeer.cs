using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Benchmarks.Maps;

/// <summary>A Python process with scikit-learn, which makes maps and scores maps.</summary>
internal sealed class MapPeer : IDisposable
{
    private readonly Process process;

    /// <summary>Starts it.</summary>
    /// <exception cref="BenchmarkException">Python or scikit-learn is missing.</exception>
    public MapPeer(int threads)
    {
        Python.Require("sklearn", "python3-sklearn");
        var start = new ProcessStartInfo(Python.Executable, [Python.Script("scikit-learn", "tsne.py")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        foreach (var variable in (string[])["OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"])
            start.Environment[variable] = threads.ToString(CultureInfo.InvariantCulture);
        process = Process.Start(start)!;
    }

    /// <summary>Asks and waits.</summary>
    /// <exception cref="BenchmarkException">The process ended.</exception>
    public MapReply Ask(MapRequest request)
    {
        try
        {
            process.StandardInput.WriteLine(JsonSerializer.Serialize(request, JsonFile.Format));
            process.StandardInput.Flush();
            if (process.StandardOutput.ReadLine() is { } line) return JsonSerializer.Deserialize<MapReply>(line, JsonFile.Format)!;
        }
        catch (IOException)
        {
            // Its input is closed: it has ended.
        }
        process.WaitForExit();
        throw new BenchmarkException($"tsne.py ended with exit code {process.ExitCode}; what it said last is above.");
    }

    /// <summary>Ends the process by closing its input.</summary>
    public void Dispose()
    {
        try
        {
            process.StandardInput.Dispose();
        }
        catch (IOException)
        {
            // It ended before it read all.
        }
        if (!process.WaitForExit(TimeSpan.FromSeconds(5))) process.Kill(entireProcessTree: true);
        process.Dispose();
    }
}
