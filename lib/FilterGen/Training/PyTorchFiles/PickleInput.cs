using System.Buffers.Binary;

namespace FilterGen.Training.PyTorchFiles;

/// <summary>
/// A pickle's instructions, read from front to back. Texts, numbers and names are the only values it recalls: whatever else a
/// pickle puts aside, it cannot use again.
/// </summary>
/// <param name="bytes">The bytes; nothing is read or allocated beyond their end.</param>
internal sealed class PickleInput(byte[] bytes)
{
    private readonly Dictionary<uint, object?> memo = [];
    private int position;

    /// <summary>The protocol, which stands first.</summary>
    /// <exception cref="InvalidDataException">It does not.</exception>
    public int Protocol() => (PickleOpcode)Byte() == PickleOpcode.Proto
        ? Byte()
        : throw new InvalidDataException("expected a pickle, found something else");

    /// <summary>Goes past an instruction, and past the one that puts its result aside.</summary>
    /// <returns>Whether it was the next one.</returns>
    public bool Accept(PickleOpcode opcode)
    {
        if (position == bytes.Length || bytes[position] != (byte)opcode) return false;
        position++;
        Store(null);
        return true;
    }

    /// <summary>Goes past an instruction that must come next.</summary>
    /// <exception cref="InvalidDataException">Another one does.</exception>
    public void Expect(PickleOpcode opcode)
    {
        if (!Accept(opcode)) throw Unexpected($"the instruction {opcode}");
    }

    /// <summary>Reads a text.</summary>
    /// <param name="what">What it is, for the error.</param>
    /// <exception cref="InvalidDataException">Something else comes next.</exception>
    public string Text(string what) => Value<string>(what);

    /// <summary>Reads a whole number of at least 0.</summary>
    /// <inheritdoc cref="Text"/>
    public int Number(string what)
    {
        var start = position;
        var number = Value<int>(what);
        return number >= 0
            ? number
            : throw new InvalidDataException($"byte {start} of the pickle: expected {what} of at least 0, found {number}");
    }

    /// <summary>Reads the full name of a class or function.</summary>
    /// <inheritdoc cref="Text"/>
    public string Name(string what) => Value<PickledName>(what).Text;

    /// <summary>Whether a text comes next.</summary>
    public bool IsText()
    {
        var start = position;
        var found = Value() is string;
        position = start;
        return found;
    }

    /// <summary>The error for something else than was expected, which names what the pickle would have Python load.</summary>
    public InvalidDataException Unexpected(string expected)
    {
        var start = position;
        return Value() is PickledName name ? Refused(name.Text) : new(
            $"byte {start} of the pickle: expected {expected}, found "
            + (start == bytes.Length ? "the end" : (char)bytes[start] switch
            {
                'X' or '\x8c' => "a text",
                'J' or 'K' or 'M' or 'G' or '\x8a' => "a number",
                '}' => "a dictionary",
                ']' => "a list",
                'N' => "None",
                _ => $"instruction 0x{bytes[start]:x2}",
            }));
    }

    /// <summary>The error for a name that has no business where it stands.</summary>
    public static InvalidDataException Refused(string name) => new($"it names {name}, and only tensors are read");

    private T Value<T>(string what)
    {
        var start = position;
        if (Value() is T value) return value;
        position = start;
        throw Unexpected(what);
    }

    /// <summary>A text, a number or a name, or null if something else comes next.</summary>
    private object? Value()
    {
        if (position == bytes.Length) return null;
        switch ((PickleOpcode)Byte())
        {
            case PickleOpcode.BinInt:
                return BinaryPrimitives.ReadInt32LittleEndian(Take(sizeof(int)));
            case PickleOpcode.BinInt1:
                return (int)Byte();
            case PickleOpcode.BinInt2:
                return (int)BinaryPrimitives.ReadUInt16LittleEndian(Take(sizeof(ushort)));
            case PickleOpcode.BinUnicode:
                return Store(Encoding.UTF8.GetString(Take(UInt32())));
            case PickleOpcode.Global:
                return Store(new PickledName($"{Line()}.{Line()}"));
            case PickleOpcode.BinGet:
                return memo.GetValueOrDefault(Byte());
            case PickleOpcode.LongBinGet:
                return memo.GetValueOrDefault(UInt32());
            default:
                position--;
                return null;
        }
    }

    private object? Store(object? value)
    {
        switch (position < bytes.Length ? (PickleOpcode)bytes[position] : default)
        {
            case PickleOpcode.BinPut:
                position++;
                memo[Byte()] = value;
                break;
            case PickleOpcode.LongBinPut:
                position++;
                memo[UInt32()] = value;
                break;
        }
        return value;
    }

    private byte Byte() => Take(1)[0];

    private uint UInt32() => BinaryPrimitives.ReadUInt32LittleEndian(Take(sizeof(uint)));

    private string Line()
    {
        var length = bytes.AsSpan(position).IndexOf((byte)'\n');
        if (length < 0) throw new InvalidDataException($"byte {position} of the pickle: expected a line of text, found no end of it");
        var line = Encoding.UTF8.GetString(Take((uint)length));
        position++;
        return line;
    }

    private ReadOnlySpan<byte> Take(uint length)
    {
        var left = bytes.Length - position;
        if (length > left)
            throw new InvalidDataException($"byte {position} of the pickle: expected {length} more bytes, found {left}");
        var taken = bytes.AsSpan(position, (int)length);
        position += (int)length;
        return taken;
    }

    private sealed record PickledName(string Text);
}
