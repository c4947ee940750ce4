using System.Diagnostics;

namespace NotebookKernel.Execution.References;

/// <summary>
/// Copies of the folders that libraries are loaded from, so that the libraries can be rebuilt while a notebook uses them.
/// </summary>
internal sealed class ShadowFolders : IDisposable
{
    // Larger files are native libraries of gigabytes that no build of a notebook's library rewrites.
    private const long LargestCopy = 64L << 20;

    private const string Prefix = "workbook-libraries-";

    private readonly Dictionary<string, string> copies = [];
    private string? own;
    private int made;

    /// <summary>Copies the folder of <paramref name="library"/>, once, and gives the path of the library's copy.</summary>
    public string Copy(string library)
    {
        string folder = Path.GetDirectoryName(library)!;
        if (!copies.TryGetValue(folder, out string? copy))
        {
            own ??= CreateOwn();
            copy = Path.Combine(own, made++.ToString(CultureInfo.InvariantCulture));
            CopyFiles(folder, copy);
            string runtimes = Path.Combine(folder, "runtimes");
            if (Directory.Exists(runtimes))
            {
                foreach (string part in Directory.EnumerateDirectories(runtimes, "*", SearchOption.AllDirectories))
                    CopyFiles(part, Path.Combine(copy, Path.GetRelativePath(folder, part)));
            }
            copies[folder] = copy;
        }
        string shadow = Path.Combine(copy, Path.GetFileName(library));
        if (!File.Exists(shadow)) File.Copy(library, shadow);
        return shadow;
    }

    /// <summary>Lets the next <see cref="Copy"/> of a library take its folder as it is then.</summary>
    public void Forget(string library) => copies.Remove(Path.GetDirectoryName(library)!);

    public void Dispose()
    {
        if (own is not null) Remove(own);
    }

    // Nobody but the user may write where libraries are loaded from, so the folder is new and the user's alone.
    private static string CreateOwn()
    {
        RemoveAbandoned();
        return Directory.CreateTempSubdirectory($"{Prefix}{Environment.ProcessId}-").FullName;
    }

    private static void CopyFiles(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (string file in Directory.EnumerateFiles(from).Where(IsPartOfLibrary))
        {
            string target = Path.Combine(to, Path.GetFileName(file));
            if (new FileInfo(file).Length > LargestCopy && !OperatingSystem.IsWindows())
                File.CreateSymbolicLink(target, file);
            else
                File.Copy(file, target);
        }
    }

    private static bool IsPartOfLibrary(string path)
    {
        string name = Path.GetFileName(path);
        return Path.GetExtension(name) is ".dll" or ".so" or ".dylib" or ".pdb" or ".xml" or ".json"
            || name.Contains(".so.", StringComparison.Ordinal);
    }

    // A kernel that was killed leaves its copies behind.
    private static void RemoveAbandoned()
    {
        foreach (string folder in Directory.EnumerateDirectories(Path.GetTempPath(), Prefix + "*"))
        {
            string owner = Path.GetFileName(folder)[Prefix.Length..].Split('-')[0];
            if (int.TryParse(owner, CultureInfo.InvariantCulture, out int id) && !IsRunning(id)) Remove(folder);
        }
    }

    private static bool IsRunning(int id)
    {
        try
        {
            using Process process = Process.GetProcessById(id);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static void Remove(string folder)
    {
        try
        {
            if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        }
        catch (Exception inUse) when (inUse is IOException or UnauthorizedAccessException)
        {
            // Another user's, or locked: Windows keeps loaded libraries so, and the next kernel removes them.
        }
    }
}
