using System.Diagnostics;

namespace Benchmarks.KernelLatency;

/// <summary>A temporary folder in which the kernels are installed as users install them.</summary>
internal sealed class Kernelspecs : IDisposable
{
    /// <summary>Our kernel's name.</summary>
    public const string Ours = "csharp-workbook";

    /// <summary>ipykernel's name.</summary>
    public const string Python = "ipykernel";

    /// <summary>The name of .NET Interactive, the local tool.</summary>
    public const string Stock = "dotnet-interactive";

    private readonly DirectoryInfo prefix = Directory.CreateTempSubdirectory("kernelspecs-");

    /// <summary>Installs ours and another.</summary>
    /// <param name="peer">The other's name.</param>
    /// <exception cref="BenchmarkException">The kernel is not built, or an installer failed.</exception>
    public Kernelspecs(string peer)
    {
        try
        {
            Run("dotnet", Workbook(), "install", "--prefix", prefix.FullName, "--name", Ours);
            if (peer == Stock) InstallStock();
            else Run(Benchmarks.Python.Executable, "-m", "ipykernel", "install", "--prefix", prefix.FullName, "--name", Python);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The folder with one folder per kernel.</summary>
    public string Folder => Path.Combine(prefix.FullName, "share", "jupyter", "kernels");

    /// <summary>Removes the folder.</summary>
    public void Dispose() => prefix.Delete(recursive: true);

    private void InstallStock()
    {
        Run("dotnet", "tool", "restore");
        var kernelspec = new
        {
            argv = new[]
            {
                "dotnet", "tool", "run", Stock, "--", "jupyter", "--default-kernel", "csharp", "--http-local-only", "{connection_file}",
            },
            display_name = "C#",
            language = "C#",
        };
        JsonFile.Write(Path.Combine(Directory.CreateDirectory(Path.Combine(Folder, Stock)).FullName, "kernel.json"), kernelspec);
    }

    /// <summary>The kernel of the same build: lib/Workbook/bin/CONFIGURATION/FRAMEWORK/ beside this program's folder.</summary>
    private static string Workbook()
    {
        var framework = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var configuration = framework.Parent!;
        var libraries = configuration.Parent!.Parent!.Parent!;
        var path = Path.Combine(libraries.FullName, "Workbook", "bin", configuration.Name, framework.Name, "workbook.dll");
        return File.Exists(path) ? path : throw new BenchmarkException(
            $"{path}: expected the kernel, found nothing. Build it: dotnet build lib/Workbook -c {configuration.Name}");
    }

    private static void Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var said = process.StandardError.ReadToEndAsync();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new BenchmarkException($"{program} {string.Join(' ', arguments)}: exit code {process.ExitCode}. {said.Result.Trim()}");
    }
}
