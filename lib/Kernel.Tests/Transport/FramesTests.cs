using NotebookKernel.Transport;

namespace NotebookKernel.Tests.Transport;

public sealed class FramesTests
{
    [Fact]
    public void Short_frames_have_a_byte_of_flags_and_one_of_length() =>
        Assert.Equal([Frames.More, 2, 7, 8, 0, 1, 9], Frames.Encode([[7, 8], [9]]));

    [Theory]
    [InlineData(0)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(70_000)]
    public void A_frame_reads_as_it_was_written(int length)
    {
        byte[] body = new byte[length];
        new Random(1).NextBytes(body);
        using MemoryStream stream = new(Frames.Encode([body, [1]]));
        byte[] header = new byte[9];
        (byte flags, byte[] read) = Frames.Read(stream, header);
        Assert.Equal(body, read);
        Assert.Equal(Frames.More, flags & Frames.More);
        (byte last, _) = Frames.Read(stream, header);
        Assert.Equal(0, last);
    }

    [Fact]
    public void A_frame_of_absurd_length_is_refused()
    {
        using MemoryStream stream = new([Frames.Long, 0x7F, 0, 0, 0, 0, 0, 0, 0]);
        Assert.Throws<ZmtpException>(() => Frames.Read(stream, new byte[9]));
    }

    [Fact]
    public void A_frame_cut_short_is_an_end_of_stream()
    {
        using MemoryStream stream = new([0, 5, 1, 2]);
        Assert.Throws<EndOfStreamException>(() => Frames.Read(stream, new byte[9]));
    }
}
