using System.Text.Json.Nodes;

namespace Workbook.Tests.Integration;

/// <summary>Starts the kernel as Jupyter does and talks to it through Jupyter's own client.</summary>
public sealed class JupyterClientTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public JupyterClientTests() => folder.Write("share/jupyter/kernels/workbook-test/kernel.json", new JsonObject
    {
        ["argv"] = new JsonArray("dotnet", typeof(Shell).Assembly.Location, "kernel", "{connection_file}"),
        ["display_name"] = "C#",
        ["language"] = "C#",
        ["interrupt_mode"] = "message",
    }.ToJsonString());

    public void Dispose() => folder.Dispose();

    [KernelTestFact]
    public Task The_kernel_passes_Jupyters_own_tests() => PassesAsync("protocol_test.py");

    [JupyterFact]
    public Task The_kernel_serves_a_notebook() => PassesAsync("client_test.py");

    [JupyterFact]
    public Task The_kernel_answers_a_session_of_VS_Code_as_recorded() => PassesAsync("session_test.py");

    private async Task PassesAsync(string script)
    {
        string path = Path.Combine(AppContext.BaseDirectory, "Integration", script);
        (int code, string output, string error) = await Jupyter.RunAsync(folder.Root, path);
        Assert.True(code == 0, output + error);
    }
}
