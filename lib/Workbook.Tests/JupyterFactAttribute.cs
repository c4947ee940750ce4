namespace Workbook.Tests;

/// <summary>A test that asks Jupyter's own tools; skipped where they are not installed.</summary>
internal sealed class JupyterFactAttribute : FactAttribute
{
    public JupyterFactAttribute()
    {
        if (!Jupyter.IsInstalled) Skip = "needs a python3 with nbformat, nbclient and nbconvert; on Debian: apt install jupyter-nbconvert";
    }
}
