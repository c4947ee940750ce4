using System.Diagnostics;
using System.Text.Json;

namespace Benchmarks;

/// <summary>A program that answers each line of JSON with one, until its input is closed.</summary>
internal sealed class LineProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly string name;
    private readonly Process process;

    /// <summary>Starts it.</summary>
    /// <param name="name">What messages call it.</param>
    /// <param name="program">The program.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="threads">Threads of OpenMP and BLAS.</param>
    /// <param name="environment">More environment variables.</param>
    public LineProcess(
        string name, string program, IEnumerable<string> arguments, int threads, params IEnumerable<(string Name, string Value)> environment)
    {
        this.name = name;
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true };
        foreach (var variable in (string[])["OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"])
            start.Environment[variable] = threads.ToString(CultureInfo.InvariantCulture);
        foreach (var (variable, value) in environment) start.Environment[variable] = value;
        process = Process.Start(start)!;
    }

    /// <summary>Asks and waits.</summary>
    /// <exception cref="BenchmarkException">The process ended.</exception>
    public TReply Ask<TRequest, TReply>(TRequest request)
    {
        try
        {
            process.StandardInput.WriteLine(JsonSerializer.Serialize(request, JsonFile.Format));
            process.StandardInput.Flush();
            if (process.StandardOutput.ReadLine() is { } line) return JsonSerializer.Deserialize<TReply>(line, JsonFile.Format)!;
        }
        catch (IOException)
        {
            // Its input is closed: it has ended.
        }
        process.WaitForExit();
        throw new BenchmarkException($"{name}: the process ended with exit code {process.ExitCode}; what it said last is above.");
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
        if (!process.WaitForExit(Patience)) process.Kill(entireProcessTree: true);
        process.Dispose();
    }
}
