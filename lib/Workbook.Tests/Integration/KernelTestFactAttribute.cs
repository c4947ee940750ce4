
namespace Workbook.Tests.Integration;

/// <summary>A test that runs the Jupyter project's own tests of kernels; skipped where they are not installed.</summary>
internal sealed class KernelTestFactAttribute : FactAttribute
{
    private static readonly Lazy<Task<bool>> Installed = new(async () =>
        Jupyter.IsInstalled && (await Jupyter.RunAsync(Path.GetTempPath(), "-c", "import jupyter_kernel_test")).Code == 0);

    public KernelTestFactAttribute()
    {
        if (!Installed.Value.GetAwaiter().GetResult())
            Skip = "needs a python3 with jupyter_kernel_test; on Debian: apt install python3-jupyter-kernel-test";
    }
}
