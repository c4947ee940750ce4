namespace NotebookKernel.Tests;

public sealed class KernelServerTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("{}")]
    [InlineData("not JSON")]
    [InlineData("""{"ip": "127.0.0.1", "transport": "tcp", "shell_port": 70000}""")]
    public void A_connection_file_of_no_use_ends_the_kernel(string text) =>
        Assert.Equal(1, KernelServer.Run(folder.Write("connection.json", text)));

    [Fact]
    public void A_missing_connection_file_ends_the_kernel() =>
        Assert.Equal(1, KernelServer.Run(folder.Path("missing.json")));
}
