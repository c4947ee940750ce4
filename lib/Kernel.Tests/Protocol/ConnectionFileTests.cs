using System.Net;
using System.Net.Sockets;
using NotebookKernel.Protocol;

namespace NotebookKernel.Tests.Protocol;

public sealed class ConnectionFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Addresses_and_key_are_read()
    {
        ConnectionFile file = Read(
            """{"ip": "127.0.0.1", "transport": "tcp", "shell_port": 5001, "key": "secret", "signature_scheme": "hmac-sha256"}""");
        Assert.Equal(new IPEndPoint(IPAddress.Loopback, 5001), file.Address("shell"));
        Assert.Equal("secret", file.Key);
    }

    [Fact]
    public void Local_sockets_are_named_by_path_and_number()
    {
        ConnectionFile file = Read("""{"ip": "/tmp/kernel", "transport": "ipc", "iopub_port": 4}""");
        Assert.Equal(new UnixDomainSocketEndPoint("/tmp/kernel-4").ToString(), file.Address("iopub").ToString());
    }

    [Theory]
    [InlineData("", "malformed JSON")]
    [InlineData("[]", "expected a JSON object")]
    [InlineData("""{"signature_scheme": "hmac-md5"}""", "found hmac-md5")]
    public void A_file_of_no_use_is_refused(string text, string message) =>
        Assert.Contains(message, Assert.Throws<InvalidDataException>(() => Read(text)).Message);

    [Theory]
    [InlineData("""{}""", "expected a port for shell_port, found nothing")]
    [InlineData("""{"shell_port": 1, "transport": "udp"}""", "found udp")]
    [InlineData("""{"shell_port": 1, "ip": "nowhere"}""", "found nowhere")]
    public void An_address_of_no_use_is_refused(string text, string message) =>
        Assert.Contains(message, Assert.Throws<InvalidDataException>(() => Read(text).Address("shell")).Message);

    private ConnectionFile Read(string text) => ConnectionFile.Read(folder.Write("connection.json", text));
}
