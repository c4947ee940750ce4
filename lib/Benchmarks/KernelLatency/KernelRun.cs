using System.Diagnostics;
using System.Text.Json;

namespace Benchmarks.KernelLatency;

/// <summary>Runs the C# kernel and another in turn under one Jupyter client, and reports what a user waits for.</summary>
internal static class KernelRun
{
    /// <summary>The whole command.</summary>
    /// <exception cref="BenchmarkException">Python or a module is missing, or a kernel failed.</exception>
    public static void Start(KernelOptions options)
    {
        Python.Require("jupyter_client", "python3-jupyter-client");
        if (options.Peer == Kernelspecs.Python) Python.Require("ipykernel", "python3-ipykernel");
        using var kernelspecs = new Kernelspecs(options.Peer);
        var report = new KernelReport(options, Machine.Processor, [.. Measure(options, kernelspecs)]);
        Console.WriteLine(report.Text());
        if (options.Json is { } file) JsonFile.Write(file, report);
    }

    private static IEnumerable<Measurement> Measure(KernelOptions options, Kernelspecs kernelspecs)
    {
        using var process = Process.Start(Driver(options, kernelspecs))!;
        while (process.StandardOutput.ReadLine() is { } line)
        {
            var measurement = JsonSerializer.Deserialize<Measurement>(line, JsonFile.Format)!;
            if (measurement.Error is { } error) throw new BenchmarkException(error);
            Console.Error.Write('.');
            yield return measurement;
        }
        Console.Error.WriteLine();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new BenchmarkException($"kernel_latency.py ended with exit code {process.ExitCode}; what it said last is above.");
    }

    private static ProcessStartInfo Driver(KernelOptions options, Kernelspecs kernelspecs)
    {
        string[] arguments =
        [
            Python.Script("jupyter", "kernel_latency.py"),
            "--kernels", kernelspecs.Folder,
            "--rounds", options.Rounds.ToString(CultureInfo.InvariantCulture),
            "--cells", options.Cells.ToString(CultureInfo.InvariantCulture),
            Kernelspecs.Ours, options.Peer,
        ];
        var start = new ProcessStartInfo(Python.Executable, arguments) { RedirectStandardOutput = true };
        start.Environment["DOTNET_INTERACTIVE_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["PYDEVD_DISABLE_FILE_VALIDATION"] = "1"; // ipykernel would warn of it at every start
        return start;
    }
}
