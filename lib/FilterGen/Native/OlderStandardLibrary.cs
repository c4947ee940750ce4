using System.Security.Cryptography;

namespace FilterGen.Native;

/// <summary>
/// TorchSharp's native library is built with GCC 13 and asks for one function of that C++ library,
/// <c>std::ios_base_library_init()</c>: it sees to it that the standard streams are there, which libtorch does as well. On systems
/// with an older C++ library (Debian 12, Ubuntu 22.04) a copy is loaded whose need for it points to <c>steady_clock::now()</c>,
/// which takes nothing and changes nothing.
/// </summary>
internal static class OlderStandardLibrary
{
    private const string Symbol = "_ZSt21ios_base_library_initv", Version = "GLIBCXX_3.4.32";
    private const string Harmless = "_ZNSt6chrono3_V212steady_clock3nowEv", HarmlessVersion = "GLIBCXX_3.4.19";
    private const int HashDigits = 16;

    /// <summary>Whether a library could not be loaded because the system's C++ library is too old for it.</summary>
    public static bool IsMissed(DllNotFoundException error) => error.Message.Contains($"{Version}' not found", StringComparison.Ordinal);

    /// <summary>The copy of a library that does without; it is made once for each content of the library.</summary>
    /// <param name="path">The library. It stays as it is.</param>
    /// <param name="cache">The cache folder.</param>
    /// <param name="output">Says so when a copy is made.</param>
    /// <exception cref="DllNotFoundException">The copy cannot be made or written; the message says what to do.</exception>
    public static string CopyFor(string path, string cache, TextWriter output)
    {
        var bytes = File.ReadAllBytes(path);
        // Under its own file name: whoever looks for one that the process has loaded goes by that.
        var copy = Path.Combine(cache, "native", Convert.ToHexStringLower(SHA256.HashData(bytes))[..HashDigits], Path.GetFileName(path));
        if (File.Exists(copy) && new FileInfo(copy).Length == bytes.Length) return copy;
        try
        {
            new ElfFile(bytes).Redirect(Symbol, Version, Harmless, HarmlessVersion);
            AtomicFile.Replace(copy, bytes);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Another process that makes the same copy just now has the file open, and then it is there.
            if (WaitFor(copy, bytes.Length)) return copy;
            throw new DllNotFoundException($"{path} needs a C++ library as new as GCC 13's, and the copy that does without could not be "
                + $"written to {copy}: {e.Message.TrimEnd('.')}. Make room there, or set FILTERGEN_CACHE to another folder.", e);
        }
        catch (Exception e) when (e is InvalidDataException or ArgumentException or OverflowException)
        {
            throw new DllNotFoundException($"{path} needs a C++ library as new as GCC 13's, and no copy that does without can be made: "
                + $"{e.Message.TrimEnd('.')}. Use Debian 13, Ubuntu 24.04 or newer.", e);
        }
        output.WriteLine($"This system's C++ library is older than the one TorchSharp is built with: {copy} is a copy of {path} that does "
            + "without the one function of it that is missing here.");
        return copy;
    }

    private static bool WaitFor(string copy, long length)
    {
        for (var i = 0; i < 50 && File.Exists(copy + ".tmp"); i++) Thread.Sleep(TimeSpan.FromMilliseconds(100));
        return File.Exists(copy) && new FileInfo(copy).Length == length;
    }
}
