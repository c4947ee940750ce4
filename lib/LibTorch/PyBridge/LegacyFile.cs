using System.Globalization;
using System.Numerics;
using TorchSharp.PyBridge.Pickle;
using static TorchSharp.torch;

namespace TorchSharp.PyBridge;

/// <summary>
/// The format of <c>torch.save</c> before PyTorch 1.6: five pickles (a magic number, the protocol, the machine, what was saved, and
/// the storages' keys), then the storages.
/// </summary>
internal static class LegacyFile
{
    private const long Protocol = 1001;

    private static readonly BigInteger Magic = BigInteger.Parse("119547037146038801333356", CultureInfo.InvariantCulture);

    public static (object? Result, IReadOnlyList<Tensor> Tensors) Read(Stream stream)
    {
        var head = new byte[Math.Min(stream.Length, PyTorchFileLimits.Pickle)];
        stream.ReadExactly(head);
        var input = new PickleInput(head);
        if (!StartsAsPickle(head) || Plain(input) is not BigInteger magic || magic != Magic)
            throw new InvalidDataException("expected a file of torch.save, a zip file or one of before PyTorch 1.6; it is neither");
        if (Plain(input) is not Protocol)
            throw new InvalidDataException($"expected protocol {Protocol} of torch.save");
        if (Plain(input) is not OrderedDictionary<object, object?> machine || machine.GetValueOrDefault("little_endian") is not true)
            throw new InvalidDataException("expected little-endian numbers; save the file on a little-endian machine");

        var storages = new LegacyStorages(stream.Length);
        var names = new TorchNames(storages, PyTorchFileLimits.Tensors(head.Length));
        var result = new PickleReader(input, names).Read();
        if (Plain(input) is not List<object?> keys)
            throw new InvalidDataException("expected the list of the storages");
        stream.Seek(input.Position, SeekOrigin.Begin);
        storages.FillAll(stream, keys);
        return (result, names.Tensors);
    }

    private static object? Plain(PickleInput input) => new PickleReader(input, new()).Read();

    private static bool StartsAsPickle(byte[] head) => head is [(byte)PickleOpcode.Proto, ..];
}
