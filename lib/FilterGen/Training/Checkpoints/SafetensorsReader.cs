using System.Buffers.Binary;

namespace FilterGen.Training.Checkpoints;

/// <summary>
/// Reads a safetensors file: an 8-byte little-endian header length, a JSON header, the bytes of the tensors.
/// Only the header is held; a tensor's bytes are read when they are asked for.
/// </summary>
internal sealed class SafetensorsReader : IDisposable
{
    private const int PrefixLength = 8;
    private const long LongestHeader = 100_000_000;

    private readonly FileStream stream;
    private readonly SafetensorsHeader header;
    private readonly long dataStart;

    /// <summary>Opens a file and checks its header against its length.</summary>
    /// <exception cref="InvalidDataException">The file is damaged; the message names it, what was expected and what was found.</exception>
    /// <exception cref="IOException">The file cannot be opened or read.</exception>
    public SafetensorsReader(string path)
    {
        stream = File.OpenRead(path);
        try
        {
            var headerLength = ReadHeaderLength();
            dataStart = PrefixLength + headerLength;
            var json = new byte[headerLength];
            stream.ReadExactly(json);
            header = SafetensorsHeader.Parse(json, stream.Length - dataStart);
        }
        catch (InvalidDataException e)
        {
            stream.Dispose();
            throw new InvalidDataException(
                $"{path}: {e.Message} (file is {new FileInfo(path).Length} bytes). Delete it, or put back a complete copy.", e);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>The file's path.</summary>
    public string Path => stream.Name;

    /// <summary>The tensors by name.</summary>
    public IReadOnlyDictionary<string, SafetensorsEntry> Entries => header.Entries;

    /// <summary>The file's free texts by name.</summary>
    public IReadOnlyDictionary<string, string> Metadata => header.Metadata;

    /// <summary>Reads a tensor's bytes.</summary>
    /// <param name="entry">An entry of this file.</param>
    /// <param name="destination">Receives exactly <see cref="SafetensorsEntry.Length"/> bytes.</param>
    public void Read(SafetensorsEntry entry, Span<byte> destination)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(destination.Length, entry.Length);
        stream.Position = dataStart + entry.Begin;
        stream.ReadExactly(destination);
    }

    /// <inheritdoc/>
    public void Dispose() => stream.Dispose();

    private int ReadHeaderLength()
    {
        Span<byte> prefix = stackalloc byte[PrefixLength];
        if (stream.ReadAtLeast(prefix, PrefixLength, throwOnEndOfStream: false) < PrefixLength)
            throw new InvalidDataException($"expected a header length of {PrefixLength} bytes, found the end of the file");
        var length = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        var most = (ulong)Math.Min(LongestHeader, stream.Length - PrefixLength);
        if (length > most) throw new InvalidDataException($"expected a header of at most {most} bytes, found {length}");
        return (int)length;
    }
}
