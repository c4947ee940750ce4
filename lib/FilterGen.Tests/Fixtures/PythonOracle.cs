using System.ComponentModel;
using System.Diagnostics;

namespace FilterGen.Tests.Fixtures;

/// <summary>A script that computes, with a Python module, the values that ours are compared with.</summary>
/// <param name="module">The module that it needs.</param>
/// <param name="script">The script below <c>lib</c>; it is given the folder to write to.</param>
internal sealed class PythonOracle(string module, string script)
{
    private readonly Lazy<string?> found = new(() => new[] { "/usr/bin/python3", "python3" }.FirstOrDefault(python => Has(python, module)));
    private Lazy<string>? generated;

    /// <summary>The folder of the solution.</summary>
    public static string RepositoryRoot
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "FilterGen.Notebooks.sln"))) folder = folder.Parent;
            return folder?.FullName
                ?? throw new DirectoryNotFoundException($"FilterGen.Notebooks.sln: not found above {AppContext.BaseDirectory}.");
        }
    }

    /// <summary>Whether a Python has the module.</summary>
    public bool IsInstalled => found.Value is not null;

    /// <summary>The folder with what the script wrote, once per test run.</summary>
    public string Folder => LazyInitializer.EnsureInitialized(ref generated, () => new(Generate)).Value;

    private static bool Has(string python, string module)
    {
        try
        {
            return Run(python, "-c", $"import importlib.util as u, sys; sys.exit(u.find_spec('{module}') is None)").ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }

    private string Generate()
    {
        var folder = Directory.CreateTempSubdirectory("filtergen-fixtures-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        var path = Path.Combine(RepositoryRoot, "lib", script);
        var (exitCode, error) = Run(found.Value!, "-B", path, folder);
        return exitCode == 0 ? folder : throw new InvalidOperationException($"{path} exited with {exitCode}: {error}");
    }

    private static (int ExitCode, string Error) Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, error);
    }
}
