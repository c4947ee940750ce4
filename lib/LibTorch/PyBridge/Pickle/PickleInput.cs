using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace TorchSharp.PyBridge.Pickle;

/// <summary>A pickle's bytes, read from front to back; nothing is read or allocated beyond their end.</summary>
/// <param name="bytes">The bytes.</param>
internal sealed class PickleInput(byte[] bytes)
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Place of the next byte.</summary>
    public int Position { get; private set; }

    /// <summary>All bytes there are.</summary>
    public int Length => bytes.Length;

    public byte Byte() => Take(1)[0];

    public int UInt16() => BinaryPrimitives.ReadUInt16LittleEndian(Take(2));

    public int Int32() => BinaryPrimitives.ReadInt32LittleEndian(Take(4));

    public uint UInt32() => BinaryPrimitives.ReadUInt32LittleEndian(Take(4));

    public ulong UInt64() => BinaryPrimitives.ReadUInt64LittleEndian(Take(8));

    public double Double() => BinaryPrimitives.ReadDoubleBigEndian(Take(8));

    /// <summary>A whole number of any size, little-endian in two's complement.</summary>
    /// <returns>A <see cref="long"/> if it fits into one, else a <see cref="BigInteger"/>.</returns>
    public object Integer(int length)
    {
        var number = new BigInteger(Take(length));
        return length <= sizeof(long) ? (object)(long)number : number;
    }

    /// <summary>UTF-8 text of a length that stood before it.</summary>
    public string Text(ulong length) => Decode(Take(length));

    /// <summary>UTF-8 text up to the end of the line.</summary>
    public string Line()
    {
        var length = bytes.AsSpan(Position).IndexOf((byte)'\n');
        if (length < 0)
            throw new InvalidDataException($"byte {Position} of the pickle: expected a line of text, found no end of it");
        var text = Decode(Take((ulong)length));
        Position++;
        return text;
    }

    /// <summary>Bytes that are not looked at.</summary>
    public void Skip(ulong length) => Take(length);

    private ReadOnlySpan<byte> Take(int length) => Take((ulong)length);

    private ReadOnlySpan<byte> Take(ulong length)
    {
        var left = bytes.Length - Position;
        if (length > (ulong)left)
            throw new InvalidDataException($"byte {Position} of the pickle: expected {length} more bytes, found {left}");
        var taken = bytes.AsSpan(Position, (int)length);
        Position += (int)length;
        return taken;
    }

    private string Decode(ReadOnlySpan<byte> text)
    {
        try
        {
            return Strict.GetString(text);
        }
        catch (DecoderFallbackException)
        {
            throw new InvalidDataException($"byte {Position - text.Length} of the pickle: expected UTF-8 text");
        }
    }
}
