using System.Numerics;
using static TorchSharp.torch;

namespace TorchSharp.PyBridge;

/// <summary>
/// Files that PyTorch's <c>torch.save</c> wrote, the zip files of today and those from before 1.6. Only tensors, containers,
/// numbers and texts are read: nothing that the file says is ever run, and a file that names anything else is refused by that name.
/// </summary>
public static class PyTorchFile
{
    private static ReadOnlySpan<byte> ZipStart => "PK\u0003\u0004"u8;

    private static ReadOnlySpan<byte> LegacyStart => [0x80, 0x02, 0x8a, 0x0a, 0x6c, 0xfc];

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <inheritdoc cref="Load(Stream)"/>
    public static object? Load(string path)
    {
        using var stream = File.OpenRead(path);
        return Load(stream);
    }

    /// <summary>Reads a file from a stream.</summary>
    /// <param name="stream">A stream that can seek; it stays open.</param>
    /// <returns>
    /// What was saved: a <see cref="Tensor"/> on the CPU without gradient; <c>OrderedDictionary&lt;object, object?&gt;</c> for
    /// dict and OrderedDict, <c>List&lt;object?&gt;</c> for list, <c>object?[]</c> for tuple and torch.Size; null,
    /// <see cref="bool"/>, <see cref="long"/> (larger: <see cref="BigInteger"/>), <see cref="double"/>, <see cref="string"/> (also
    /// for torch.device) and <see cref="ScalarType"/> for a dtype. Tensors that shared memory share it again.
    /// </returns>
    /// <exception cref="InvalidDataException">The file is damaged, or holds something else than these.</exception>
    public static object? Load(Stream stream)
    {
        using var scope = NewDisposeScope();
        try
        {
            var (result, tensors) = StartsWith(stream, ZipStart) ? ZipFile.Read(stream) : LegacyFile.Read(stream);
            foreach (var tensor in tensors)
                tensor.MoveToOuterDisposeScope();
            return result;
        }
        catch (Exception failure) when (failure is InvalidDataException or ArgumentException or EndOfStreamException
            or OverflowException or NotSupportedException)
        {
            throw new InvalidDataException($"{NameOf(stream)}: {failure.Message.TrimEnd('.')}.", failure);
        }
    }

    /// <summary>Reads a state_dict: tensors by name.</summary>
    /// <param name="path">The file.</param>
    /// <inheritdoc cref="LoadStateDict(Stream)"/>
    public static Dictionary<string, Tensor> LoadStateDict(string path)
    {
        using var stream = File.OpenRead(path);
        return LoadStateDict(stream);
    }

    /// <summary>Reads a state_dict from a stream: tensors by name, in the file's order.</summary>
    /// <param name="stream">A stream that can seek; it stays open.</param>
    /// <exception cref="InvalidDataException">The file is damaged, or holds something else.</exception>
    public static Dictionary<string, Tensor> LoadStateDict(Stream stream)
    {
        using var scope = NewDisposeScope();
        if (Load(stream) is not OrderedDictionary<object, object?> saved)
            throw new InvalidDataException($"{NameOf(stream)}: expected a dictionary of tensors. Save model.state_dict().");
        var state = new Dictionary<string, Tensor>();
        foreach (var (key, value) in saved)
        {
            if (key is not string name || value is not Tensor tensor)
                throw new InvalidDataException(
                    $"{NameOf(stream)}: expected tensors by name, found {value?.GetType().Name ?? "None"} under {key}. "
                    + $"Save model.state_dict(), or take what you need from {nameof(PyTorchFile)}.{nameof(Load)}.");
            state.Add(name, tensor);
        }
        foreach (var tensor in state.Values)
            tensor.MoveToOuterDisposeScope();
        return state;
    }

    private static string NameOf(Stream stream) => stream is FileStream { Name: var path } ? Path.GetFileName(path) : "The stream";

    /// <summary>Whether a file begins as those of <c>torch.save</c> do.</summary>
    /// <param name="path">The file.</param>
    internal static bool IsOne(string path)
    {
        using var stream = File.OpenRead(path);
        return StartsWith(stream, ZipStart) || StartsWith(stream, LegacyStart);
    }

    private static bool StartsWith(Stream stream, ReadOnlySpan<byte> expected)
    {
        Span<byte> start = stackalloc byte[expected.Length];
        stream.Seek(0, SeekOrigin.Begin);
        var length = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        stream.Seek(0, SeekOrigin.Begin);
        return start[..length].SequenceEqual(expected);
    }
}
