using System.Text.Json.Nodes;
using NotebookKernel.Protocol;
using NotebookKernel.Transport;

namespace NotebookKernel.Tests.Protocol;

public sealed class MessageFormatTests
{
    private const Connection Peer = null!; // Only carried along.

    [Fact]
    public void A_signature_is_that_of_any_HMAC_SHA256() => Assert.Equal(
        // printf '{}{}{}{}' | openssl dgst -sha256 -hmac key
        "ca767b02c5bc061ed184a9a029e7f93a7f2f7ed4e8fe74120fc1212f0b008fa3",
        Encoding.ASCII.GetString(new MessageSigner("key").Sign("{}"u8.ToArray(), "{}"u8.ToArray(), "{}"u8.ToArray(), "{}"u8.ToArray())));

    [Fact]
    public void A_message_reads_as_it_was_written()
    {
        MessageFormat format = new(new MessageSigner("key"));
        byte[] parent = "{\"msg_id\": \"1\"}"u8.ToArray();
        JsonObject content = new() { ["code"] = "\"ä\" + '😀'", ["silent"] = true, ["n"] = 3 };
        IReadOnlyList<byte[]> frames = format.Write(null, "execute_request", content, parent);
        Request request = format.Read(Peer, [[9, 9], .. frames]);
        Assert.Equal("execute_request", request.Type);
        Assert.Equal("\"ä\" + '😀'", request.Text("code"));
        Assert.True(request.Flag("silent", otherwise: false));
        Assert.Equal(3, request.Number("n"));
        Assert.Equal(parent, frames[3]);
        Assert.Equal("5.3", JsonNode.Parse(request.Header)?["version"]?.ToString());
    }

    [Fact]
    public void Missing_or_wrongly_typed_content_reads_as_nothing()
    {
        MessageFormat format = new(new MessageSigner(""));
        JsonObject content = new() { ["code"] = 5, ["n"] = "x" };
        Request request = format.Read(Peer, [.. format.Write(null, "complete_request", content, null)]);
        Assert.Equal("", request.Text("code"));
        Assert.Null(request.Number("n"));
        Assert.True(request.Flag("missing", otherwise: true));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void A_message_that_was_changed_is_refused(int frame)
    {
        MessageFormat format = new(new MessageSigner("key"));
        byte[][] frames = [.. format.Write(null, "execute_request", new JsonObject { ["code"] = "1" }, null)];
        frames[frame] = [.. frames[frame].SkipLast(1), (byte)'x'];
        Assert.Throws<InvalidDataException>(() => format.Read(Peer, frames));
    }

    [Fact]
    public void A_message_of_another_key_is_refused()
    {
        byte[][] frames = [.. new MessageFormat(new MessageSigner("other")).Write(null, "execute_request", [], null)];
        Assert.Throws<InvalidDataException>(() => new MessageFormat(new MessageSigner("key")).Read(Peer, frames));
    }

    [Fact]
    public void A_message_that_came_before_is_refused()
    {
        MessageFormat format = new(new MessageSigner("key"));
        byte[][] frames = [.. format.Write(null, "execute_request", [], null)];
        format.Read(Peer, frames);
        Assert.Throws<InvalidDataException>(() => format.Read(Peer, [[7], .. frames]));
        format.Read(Peer, [.. format.Write(null, "execute_request", [], null)]);
    }

    [Fact]
    public void What_is_not_signed_may_be_the_same()
    {
        MessageFormat format = new(new MessageSigner(""));
        byte[][] frames = [.. format.Write(null, "execute_request", [], null)];
        format.Read(Peer, frames);
        format.Read(Peer, frames);
    }

    [Fact]
    public void Only_the_last_signatures_are_remembered()
    {
        RecentSignatures recent = new();
        byte[] Signature(int number) => Encoding.ASCII.GetBytes($"{number:x32}{0:x32}");
        for (int i = 0; i <= RecentSignatures.Most; i++) Assert.True(recent.Add(Signature(i)));
        Assert.False(recent.Add(Signature(1)));
        Assert.False(recent.Add(Signature(RecentSignatures.Most)));
        Assert.True(recent.Add(Signature(0)));
    }

    [Theory]
    [InlineData("""{"msg_type": "a"}""", """{"code": "1", "code": "2"}""")]
    [InlineData("""{"msg_type": "a", "msg_type": "b"}""", "{}")]
    public void A_name_that_is_given_twice_is_refused(string header, string content) =>
        Assert.Throws<InvalidDataException>(() => new MessageFormat(new MessageSigner("")).Read(Peer,
        [
            "<IDS|MSG>"u8.ToArray(), [], Encoding.UTF8.GetBytes(header), "{}"u8.ToArray(), "{}"u8.ToArray(), Encoding.UTF8.GetBytes(content),
        ]));

    [Fact]
    public void Frames_without_a_message_are_refused()
    {
        MessageFormat format = new(new MessageSigner(""));
        Assert.Throws<InvalidDataException>(() => format.Read(Peer, [[1], [2]]));
        Assert.Throws<InvalidDataException>(() => format.Read(Peer, ["<IDS|MSG>"u8.ToArray(), []]));
        Assert.Throws<InvalidDataException>(() => format.Read(Peer, ["<IDS|MSG>"u8.ToArray(), [], [1], [2], [3], [4]]));
    }
}
