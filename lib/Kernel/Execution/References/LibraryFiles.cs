using System.Diagnostics;
using System.Reflection;

namespace NotebookKernel.Execution.References;

/// <summary>The files of the libraries that a session referenced.</summary>
internal sealed class LibraryFiles
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, string> managed = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> nativeFolders = [];

    /// <summary>Makes an assembly known; the first of a name wins, since an assembly cannot be loaded twice.</summary>
    public void AddManaged(string path)
    {
        lock (gate) managed.TryAdd(Path.GetFileNameWithoutExtension(path), path);
    }

    /// <summary>The version of an assembly that is known and stays in use, where it is earlier than that of another; null otherwise.</summary>
    public Version? Earlier(string path)
    {
        lock (gate)
        {
            if (!managed.TryGetValue(Path.GetFileNameWithoutExtension(path), out string? known) || known == path) return null;
            Version? version = AssemblyFile.Version(known);
            return version < AssemblyFile.Version(path) ? version : null;
        }
    }

    /// <summary>Makes a folder known in which native libraries lie, directly or below <c>runtimes</c>.</summary>
    public void AddNativeFolder(string folder)
    {
        lock (gate)
        {
            foreach (string candidate in NativeFolders(folder))
            {
                if (!nativeFolders.Contains(candidate) && Directory.Exists(candidate)) nativeFolders.Add(candidate);
            }
        }
    }

    /// <summary>The path of an assembly; null when it is not one of the session's libraries.</summary>
    public string? FindManaged(AssemblyName name)
    {
        lock (gate) return name.Name is { } simple ? managed.GetValueOrDefault(simple) : null;
    }

    /// <summary>
    /// The path of a native library. One of that file name that the process has loaded already wins: a second copy would not share
    /// the state of the first. Null when there is none and none is beside any of the session's libraries either.
    /// </summary>
    public string? FindNative(string name)
    {
        string[] files = [.. FileNames(name)];
        if (Loaded(files) is { } loaded) return loaded;
        lock (gate) return nativeFolders.SelectMany(folder => files.Select(file => Path.Combine(folder, file))).FirstOrDefault(File.Exists);
    }

    private static string? Loaded(string[] files)
    {
        using Process own = Process.GetCurrentProcess();
        return own.Modules.Cast<ProcessModule>().FirstOrDefault(module => files.Contains(Path.GetFileName(module.FileName)))?.FileName;
    }

    private static IEnumerable<string> NativeFolders(string folder) =>
        [folder, .. RuntimeIdentifiers.Fitting.Select(machine => Path.Combine(folder, "runtimes", machine, "native"))];

    private static IEnumerable<string> FileNames(string name)
    {
        yield return name;
        string extension = OperatingSystem.IsWindows() ? ".dll" : OperatingSystem.IsMacOS() ? ".dylib" : ".so";
        yield return name + extension;
        if (OperatingSystem.IsWindows()) yield break;
        yield return $"lib{name}{extension}";
        yield return $"lib{name}";
    }
}
