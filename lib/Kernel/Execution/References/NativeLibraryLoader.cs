using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace NotebookKernel.Execution.References;

/// <summary>Loads native libraries with errors that say what is missing.</summary>
internal static partial class NativeLibraryLoader
{
    /// <summary>Loads the library at <paramref name="path"/>, and before it those of other packages that it needs.</summary>
    /// <param name="path">The library.</param>
    /// <param name="find">Finds another library by its file name; null where there is none.</param>
    /// <exception cref="DllNotFoundException">The file is there, but it or something it needs cannot be loaded.</exception>
    public static nint Load(string path, Func<string, string?> find) => Load(path, find, []);

    private static nint Load(string path, Func<string, string?> find, HashSet<string> needed)
    {
        while (true)
        {
            try
            {
                return NativeLibrary.Load(path);
            }
            catch (Exception failure) when (failure is DllNotFoundException or BadImageFormatException)
            {
                string missing = Missing().Match(failure.Message).Groups[1].Value;
                if (missing.Length == 0 || !needed.Add(missing) || find(missing) is not { } other) throw Describe(path, failure);
                Load(other, find, needed); // The system looks for it in the folder of the first only, but takes what is loaded.
            }
        }
    }

    private static DllNotFoundException Describe(string path, Exception failure)
    {
        string reason = failure.Message.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .FirstOrDefault(line => line.Contains("cannot open shared object", StringComparison.Ordinal)
                || line.Contains("not found (required by", StringComparison.Ordinal)) ?? failure.Message;
        return new DllNotFoundException(
            $"{Path.GetFileName(path)} is beside its library, but the system could not load it: {reason} "
            + "Install what it needs, then restart the kernel.",
            failure);
    }

    [GeneratedRegex(@"^\s*([^/\s]+): cannot open shared object file", RegexOptions.Multiline)]
    private static partial Regex Missing();
}
