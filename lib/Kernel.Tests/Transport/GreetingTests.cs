using NotebookKernel.Transport;

namespace NotebookKernel.Tests.Transport;

public sealed class GreetingTests
{
    [Fact]
    public void Our_own_greeting_passes()
    {
        byte[] greeting = Greeting.Create();
        Assert.Equal(Greeting.Length, greeting.Length);
        Greeting.Check(greeting);
    }

    [Theory]
    [InlineData(0, 0x47, "does not speak ZMTP")]
    [InlineData(9, 0, "does not speak ZMTP")]
    [InlineData(10, 1, "found version 1")]
    [InlineData(12, (byte)'C', "found CULL")]
    public void A_strangers_greeting_is_refused(int at, byte value, string message)
    {
        byte[] greeting = Greeting.Create();
        greeting[at] = value;
        ZmtpException error = Assert.Throws<ZmtpException>(() => Greeting.Check(greeting));
        Assert.Contains(message, error.Message);
    }

    [Fact]
    public void The_peers_identity_is_read()
    {
        byte[] ready = [.. "\u0005READY\u000BSocket-Type"u8, 0, 0, 0, 6, .. "DEALER\u0008identity"u8, 0, 0, 0, 2, 1, 2];
        Assert.Equal([1, 2], Greeting.Identity(ready));
        Assert.Empty(Greeting.Identity(Greeting.Ready(SocketKind.Pub)));
    }

    [Fact]
    public void A_ready_command_cut_short_is_refused() =>
        Assert.Throws<ZmtpException>(() => Greeting.Identity([.. "\u0005READY\u0008Identity"u8, 0, 0, 0, 9, 1]));

    [Fact]
    public void Another_command_is_refused()
    {
        ZmtpException error = Assert.Throws<ZmtpException>(() => Greeting.Identity([.. "\u0005ERROR"u8]));
        Assert.Contains("found \u0005ERROR", error.Message);
    }
}
