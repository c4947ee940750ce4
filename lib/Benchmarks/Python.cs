using System.ComponentModel;
using System.Diagnostics;

namespace Benchmarks;

/// <summary>The Python interpreter that the peers run in: <c>PYTHON</c>, else the system's, else the first on the path.</summary>
internal static class Python
{
    private const string System = "/usr/bin/python3";

    /// <summary>The interpreter.</summary>
    public static string Executable { get; } =
        Environment.GetEnvironmentVariable("PYTHON") is { Length: > 0 } chosen ? chosen : File.Exists(System) ? System : "python3";

    /// <summary>A script of this project, copied beside the program.</summary>
    public static string Script(string folder, string file) => Path.Combine(AppContext.BaseDirectory, folder, file);

    /// <summary>Checks that a module can be imported.</summary>
    /// <param name="module">The module, for example <c>torch</c>.</param>
    /// <param name="package">The Debian package that has it.</param>
    /// <exception cref="BenchmarkException">There is no interpreter, or it lacks the module.</exception>
    public static void Require(string module, string package)
    {
        try
        {
            var look = $"import importlib.util as u, sys; sys.exit(not u.find_spec('{module}'))";
            using var process = Process.Start(Executable, ["-c", look]);
            process.WaitForExit();
            if (process.ExitCode == 0) return;
        }
        catch (Win32Exception)
        {
            throw new BenchmarkException(
                $"{Executable}: expected a Python interpreter, found none. Install python3 or set PYTHON to one that has {module}.");
        }
        throw new BenchmarkException(
            $"{Executable}: expected the Python module {module}, found none. "
            + $"Install it (Debian: sudo apt-get install {package}) or set PYTHON to an interpreter that has it.");
    }
}
