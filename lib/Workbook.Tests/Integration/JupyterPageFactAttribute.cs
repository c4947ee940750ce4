namespace Workbook.Tests.Integration;

/// <summary>A test of pages that a Jupyter server serves; skipped where what it needs is not installed.</summary>
internal sealed class JupyterPageFactAttribute : FactAttribute
{
    public JupyterPageFactAttribute()
    {
        string[] missing =
        [
            .. new[] { "jupyter-notebook", "node", "chromium" }.Where(program => !File.Exists($"/usr/bin/{program}")),
            .. Directory.Exists(Path.Combine(NotebookPageTests.Modules, "playwright-core")) ? [] : new[] { "playwright-core" },
        ];
        if (missing.Length > 0) Skip = $"needs {string.Join(", ", missing)}: environment/setup.sh test installs them";
    }
}
