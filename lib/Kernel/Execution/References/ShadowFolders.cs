using System.Diagnostics;
using System.Globalization;

namespace Workbook.Execution.References;

/// <summary>
/// Copies of the folders that libraries are loaded from, so that the libraries can be rebuilt while a notebook uses them.
/// </summary>
internal sealed class ShadowFolders : IDisposable
{
    // Larger files are native libraries of gigabytes that no build of a notebook's library rewrites.
    private const long LargestCopy = 64L << 20;

    private static readonly string Root = Path.Combine(Path.GetTempPath(), "workbook-libraries");

    private readonly Dictionary<string, string> copies = [];
    private readonly string own = Path.Combine(Root, $"{Environment.ProcessId}-{Guid.NewGuid():N}");

    /// <summary>Copies the folder of <paramref name="library"/>, once, and gives the path of the library's copy.</summary>
    public string Copy(string library)
    {
        string folder = Path.GetDirectoryName(library)!;
        if (!copies.TryGetValue(folder, out string? copy))
        {
            if (copies.Count == 0) RemoveAbandoned();
            copy = Path.Combine(own, copies.Count.ToString(CultureInfo.InvariantCulture));
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

    /// <inheritdoc/>
    public void Dispose() => Remove(own);

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
        if (!Directory.Exists(Root)) return;
        foreach (string folder in Directory.EnumerateDirectories(Root))
        {
            string owner = Path.GetFileName(folder).Split('-')[0];
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
            // Windows keeps loaded libraries locked; the next kernel removes them.
        }
    }
}
