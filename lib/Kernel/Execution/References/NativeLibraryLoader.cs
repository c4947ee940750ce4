using System.Runtime.InteropServices;

namespace NotebookKernel.Execution.References;

/// <summary>Loads native libraries with errors that say what is missing.</summary>
internal static class NativeLibraryLoader
{
    /// <summary>Loads the library at <paramref name="path"/>.</summary>
    /// <exception cref="DllNotFoundException">The file is there, but it or something it needs cannot be loaded.</exception>
    public static nint Load(string path)
    {
        try
        {
            return NativeLibrary.Load(path);
        }
        catch (Exception failure) when (failure is DllNotFoundException or BadImageFormatException)
        {
            string reason = failure.Message.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .FirstOrDefault(line => line.Contains("cannot open shared object", StringComparison.Ordinal)) ?? failure.Message;
            throw new DllNotFoundException(
                $"{Path.GetFileName(path)} is beside its library, but the system could not load it: {reason} "
                + "Install what it needs, then restart the kernel.",
                failure);
        }
    }
}
