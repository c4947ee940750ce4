namespace Workbook.Install;

/// <summary>Where Jupyter looks for kernels.</summary>
internal static class JupyterFolders
{
    /// <summary>The user's own Jupyter data folder, by Jupyter's rules for each platform.</summary>
    public static string User()
    {
        if (Variable("JUPYTER_DATA_DIR") is { } data) return data;
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        if (OperatingSystem.IsWindows()) return Path.Combine(Variable("APPDATA") ?? home, "jupyter");
        if (OperatingSystem.IsMacOS()) return Path.Combine(home, "Library", "Jupyter");
        return Path.Combine(Variable("XDG_DATA_HOME") ?? Path.Combine(home, ".local", "share"), "jupyter");
    }

    /// <summary>The Jupyter data folder of the installation in <paramref name="prefix"/>.</summary>
    public static string Prefix(string prefix) => Path.Combine(Path.GetFullPath(prefix), "share", "jupyter");

    /// <summary>The Jupyter data folder of the active Python environment, or null when none is active.</summary>
    public static string? ActiveEnvironment() =>
        (Variable("VIRTUAL_ENV") ?? Variable("CONDA_PREFIX")) is { } prefix ? Prefix(prefix) : null;

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
