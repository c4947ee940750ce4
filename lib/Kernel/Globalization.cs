using System.Runtime.InteropServices;

namespace NotebookKernel;

/// <summary>
/// Cultures for the code of cells. A program that counts on ICU does not start where there is none, so this one is built without, and
/// takes it where it is.
/// </summary>
public static class Globalization
{
    private const string Switch = "System.Globalization.Invariant";
    private const int Oldest = 50, Newest = 110;

    /// <summary>
    /// Makes cultures, Unicode's normal forms and the time zones of Windows available if ICU is there, and lets every thread begin with
    /// the invariant culture, so that a notebook says the same everywhere. To be called before anything asks for a culture.
    /// </summary>
    /// <returns>Whether they are available.</returns>
    public static bool Enable()
    {
        if (Environment.GetEnvironmentVariable("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT") is { Length: > 0 } || !HasIcu()) return false;
        AppContext.SetSwitch(Switch, false);
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;
        return true;
    }

    // Windows and macOS bring it. On Linux its name has its version, of which the runtime takes any.
    private static bool HasIcu() => !OperatingSystem.IsLinux() || Enumerable.Range(Oldest, Newest - Oldest).Reverse()
        .Any(version => NativeLibrary.TryLoad($"libicuuc.so.{version}", out _));
}
