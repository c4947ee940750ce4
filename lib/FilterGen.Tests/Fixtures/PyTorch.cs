using System.ComponentModel;
using System.Diagnostics;

namespace FilterGen.Tests.Fixtures;

/// <summary>The machine's Python with PyTorch, which computes the values that the networks are compared with.</summary>
internal static class PyTorch
{
    private static readonly Lazy<string?> Found = new(() => new[] { "/usr/bin/python3", "python3" }.FirstOrDefault(HasTorch));

    private static readonly Lazy<string> Generated = new(Generate);

    public static bool IsInstalled => Found.Value is not null;

    /// <summary>The folder with the fixtures, generated once per test run.</summary>
    public static string Folder => Generated.Value;

    private static bool HasTorch(string python)
    {
        try
        {
            return Run(python, "-c", "import importlib.util as u, sys; sys.exit(u.find_spec('torch') is None)").ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }

    private static string Generate()
    {
        string folder = Directory.CreateTempSubdirectory("filtergen-fixtures-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        string script = Path.Combine(RepositoryRoot(), "lib", "FilterGen.Tests", "Fixtures", "generate.py");
        var (exitCode, error) = Run(Found.Value!, "-B", script, folder);
        return exitCode == 0 ? folder : throw new InvalidOperationException($"{script} exited with {exitCode}: {error}");
    }

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "FilterGen.Notebooks.sln"))) folder = folder.Parent;
        return folder?.FullName
            ?? throw new DirectoryNotFoundException($"FilterGen.Notebooks.sln: not found above {AppContext.BaseDirectory}.");
    }

    private static (int ExitCode, string Error) Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardError = true };
        using var process = Process.Start(start)!;
        string error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, error);
    }
}
