namespace Workbook.Install;

/// <summary>Where to install the kernel: in a prefix, in the active Python environment, or, as neither is given, for the user.</summary>
/// <param name="Prefix">The folder under which <c>share/jupyter</c> lies, or null.</param>
/// <param name="SysPrefix">Whether to use the active Python environment.</param>
internal sealed record InstallLocation(string? Prefix = null, bool SysPrefix = false)
{
    /// <summary>The Jupyter data folder, or null when no Python environment is active but one was asked for.</summary>
    public string? DataFolder()
    {
        if (Prefix is not null) return JupyterFolders.Prefix(Prefix);
        return SysPrefix ? JupyterFolders.ActiveEnvironment() : JupyterFolders.User();
    }
}
