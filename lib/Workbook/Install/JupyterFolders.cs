namespace Workbook.Install;

/// <summary>Where Jupyter looks for kernels.</summary>
internal static class JupyterFolders
{
    /// <summary>The Jupyter data folder of a prefix, of the active Python environment, or else of the user.</summary>
    /// <returns>Null when no Python environment is active but one was asked for.</returns>
    public static string? DataFolder(string? prefix, bool sysPrefix)
    {
        if (sysPrefix) prefix = Variable("VIRTUAL_ENV") ?? Variable("CONDA_PREFIX");
        if (prefix is not null) return Path.Combine(Path.GetFullPath(prefix), "share", "jupyter");
        return sysPrefix ? null : User();
    }

    /// <summary>The user's own Jupyter data folder, by Jupyter's rules for each platform.</summary>
    private static string User()
    {
        if (Variable("JUPYTER_DATA_DIR") is { } data) return data;
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        if (OperatingSystem.IsWindows()) return Path.Combine(Variable("APPDATA") ?? home, "jupyter");
        if (OperatingSystem.IsMacOS()) return Path.Combine(home, "Library", "Jupyter");
        return Path.Combine(Variable("XDG_DATA_HOME") ?? Path.Combine(home, ".local", "share"), "jupyter");
    }

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
