using System.Buffers;
using System.Buffers.Binary;

namespace NotebookKernel.Transport;

/// <summary>Messages as ZMTP writes them: each frame with a byte of flags and its length.</summary>
internal static class Frames
{
    /// <summary>Another frame of the same message follows.</summary>
    public const byte More = 1;

    /// <summary>The frame's length takes eight bytes, not one.</summary>
    public const byte Long = 2;

    /// <summary>The frame is a command, not part of a message.</summary>
    public const byte Command = 4;

    /// <summary>The longest frame that is read; what claims to be longer is no Jupyter message.</summary>
    public const long Longest = 1L << 30;

    /// <summary>The bytes of a message.</summary>
    public static byte[] Encode(IReadOnlyList<byte[]> message)
    {
        ArrayBufferWriter<byte> writer = new(message.Sum(frame => frame.Length + 9));
        for (int i = 0; i < message.Count; i++) Write(writer, message[i], i + 1 < message.Count ? More : (byte)0);
        return writer.WrittenSpan.ToArray();
    }

    /// <summary>The bytes of a command.</summary>
    public static byte[] EncodeCommand(byte[] body)
    {
        ArrayBufferWriter<byte> writer = new(body.Length + 9);
        Write(writer, body, Command);
        return writer.WrittenSpan.ToArray();
    }

    /// <summary>Reads one frame.</summary>
    /// <exception cref="EndOfStreamException">The connection ended.</exception>
    /// <exception cref="ZmtpException">The frame is longer than <see cref="Longest"/>.</exception>
    public static (byte Flags, byte[] Body) Read(Stream stream, byte[] header)
    {
        stream.ReadExactly(header, 0, 2);
        byte flags = header[0];
        long length = header[1];
        if ((flags & Long) != 0)
        {
            stream.ReadExactly(header, 2, 7);
            length = BinaryPrimitives.ReadInt64BigEndian(header.AsSpan(1));
            if (length is < 0 or > Longest) throw new ZmtpException($"A frame of {length} bytes; at most {Longest} are taken.");
        }
        byte[] body = length == 0 ? [] : new byte[length];
        stream.ReadExactly(body);
        return (flags, body);
    }

    private static void Write(ArrayBufferWriter<byte> writer, byte[] body, byte flags)
    {
        if (body.Length <= byte.MaxValue)
        {
            writer.Write([flags, (byte)body.Length]);
        }
        else
        {
            Span<byte> header = writer.GetSpan(9);
            header[0] = (byte)(flags | Long);
            BinaryPrimitives.WriteInt64BigEndian(header[1..], body.Length);
            writer.Advance(9);
        }
        writer.Write(body);
    }
}
