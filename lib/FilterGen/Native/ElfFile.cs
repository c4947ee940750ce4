using System.Buffers.Binary;

namespace FilterGen.Native;

/// <summary>What has to be read and changed in a shared library of 64-bit Linux (ELF, little-endian).</summary>
internal sealed class ElfFile
{
    private const int HeaderLength = 64, SectionLength = 64, SymbolLength = 24;
    private const uint DynamicSymbols = 11, VersionNeeds = 0x6ffffffe, SymbolVersions = 0x6fffffff;
    private const ushort Weak = 2;

    private readonly byte[] bytes;
    private readonly List<(uint Type, int Offset, int Size, int Link)> sections = [];

    /// <summary>Reads the sections of a library.</summary>
    /// <param name="bytes">The whole file; <see cref="Redirect"/> changes it.</param>
    public ElfFile(byte[] bytes)
    {
        this.bytes = bytes;
        var (start, count) = SectionTable(bytes);
        for (var i = 0; i < count; i++)
        {
            var at = (int)start + i * SectionLength;
            sections.Add((UInt32(at + 4), (int)UInt64(at + 24), (int)UInt64(at + 32), (int)UInt32(at + 40)));
        }
    }

    /// <summary>Throws if a library of Linux ends before its table of sections, which stands last; its loader may crash on one.</summary>
    /// <exception cref="InvalidDataException">The file is cut short.</exception>
    public static void RequireWhole(string path)
    {
        if (!OperatingSystem.IsLinux()) return;
        using var file = File.OpenRead(path);
        var header = new byte[HeaderLength];
        if (file.ReadAtLeast(header, HeaderLength, throwOnEndOfStream: false) < HeaderLength)
            throw new InvalidDataException($"expected a library, found {file.Length} bytes");
        if (!header.AsSpan().StartsWith("\u007fELF"u8)) return; // The loader says so.
        var (start, count) = SectionTable(header);
        if (file.Length < start + count * SectionLength)
            throw new InvalidDataException($"expected at least {start + count * SectionLength} bytes, found {file.Length}");
    }

    /// <summary>
    /// Has a needed symbol be taken from another one that is needed too, and no longer asks for the version that it came with.
    /// </summary>
    /// <param name="symbol">The symbol to do without.</param>
    /// <param name="version">Its version, which becomes a weak need: the loader does not mind that it is missing.</param>
    /// <param name="target">The symbol to take instead.</param>
    /// <param name="targetVersion">That one's version.</param>
    /// <exception cref="InvalidDataException">The library does not need all four.</exception>
    public void Redirect(string symbol, string version, string target, string targetVersion)
    {
        var table = Find(DynamicSymbols);
        var names = sections[table.Link].Offset;
        var (weakened, index) = Weaken(names, version, targetVersion);
        var symbols = Enumerable.Range(0, table.Size / SymbolLength).ToDictionary(i => i, i => Text(names, table.Offset + i * SymbolLength));
        var from = symbols.FirstOrDefault(entry => entry.Value == symbol);
        var to = symbols.FirstOrDefault(entry => entry.Value == target);
        if (!weakened || index is null || from.Value is null || to.Value is null)
            throw new InvalidDataException($"expected a need for {symbol} {version} and for {target} {targetVersion}, found no such needs");
        bytes.AsSpan(table.Offset + to.Key * SymbolLength, sizeof(uint)).CopyTo(bytes.AsSpan(table.Offset + from.Key * SymbolLength));
        Write(Find(SymbolVersions).Offset + from.Key * sizeof(ushort), index.Value);
    }

    /// <summary>Makes the need for one version weak, and finds the number by which symbols name the other.</summary>
    private (bool Weakened, ushort? Index) Weaken(int names, string version, string other)
    {
        var weakened = false;
        ushort? index = null;
        // Files that are needed, in a chain; of each the versions, in another.
        for (int file = Find(VersionNeeds).Offset, next = 1; next != 0; file += next)
        {
            next = (int)UInt32(file + 12);
            var need = file + (int)UInt32(file + 8);
            for (var left = UInt16(file + 2); left > 0; left--, need += (int)UInt32(need + 12))
            {
                var name = Text(names, need + 8);
                if (name == other) index = UInt16(need + 6);
                if (name != version) continue;
                Write(need + 4, (ushort)(UInt16(need + 4) | Weak));
                weakened = true;
            }
        }
        return (weakened, index);
    }

    private (uint Type, int Offset, int Size, int Link) Find(uint type) => sections.Find(section => section.Type == type) is { Size: > 0 } found
        ? found
        : throw new InvalidDataException($"expected a section of type {type:x}, found none");

    private static (long Start, long Count) SectionTable(byte[] bytes) =>
        ((long)BinaryPrimitives.ReadUInt64LittleEndian(bytes.AsSpan(0x28)), BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(0x3c)));

    /// <summary>The text whose place among the names stands somewhere.</summary>
    private string Text(int names, int at)
    {
        var text = bytes.AsSpan(names + (int)UInt32(at));
        return Encoding.ASCII.GetString(text[..text.IndexOf((byte)0)]);
    }

    private ushort UInt16(int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(at));

    private uint UInt32(int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at));

    private ulong UInt64(int at) => BinaryPrimitives.ReadUInt64LittleEndian(bytes.AsSpan(at));

    private void Write(int at, ushort value) => BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(at), value);
}
