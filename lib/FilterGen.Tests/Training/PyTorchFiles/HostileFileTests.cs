using System.Buffers.Binary;
using System.IO.Compression;
using FilterGen.Tests.Fixtures;

namespace FilterGen.Tests.Training.PyTorchFiles;

/// <summary>Files made to run something, to take memory, or to have the reader write beyond a tensor.</summary>
public class HostileFileTests
{
    private const int Plenty = 0x7fffffff;

    public static TheoryData<string, byte[]> Pickles => new()
    {
        { "expected a pickle, found something else", [(byte)'N', (byte)'.'] },
        { "expected 4294967280 more bytes", [0x80, 2, (byte)'}', (byte)'X', 0xf0, 0xff, 0xff, 0xff, (byte)'a'] },
        { "expected the instruction Stop, found instruction 0x68", [0x80, 2, (byte)'}', (byte)'q', 1, (byte)'h', 1, (byte)'.'] },
        { "expected a line of text, found no end of it", [0x80, 2, .. "cos"u8] },
        { "expected a dictionary, found the end", [0x80, 2] },
        { "it names os.system", [0x80, 2, .. "cos\nsystem\n"u8, (byte)')', (byte)'R', (byte)'.'] },
        { "expected a dictionary, found a text", [0x80, 2, 0x8c, 8, .. "builtins"u8, 0x8c, 4, .. "eval"u8, 0x93, (byte)'.'] },
        { "found instruction 0x93", [0x80, 2, (byte)'}', 0x93, (byte)'.'] },
        { "found instruction 0x81", [0x80, 2, (byte)'}', 0x81, (byte)'.'] },
        { "expected a dictionary, found a list", [0x80, 2, (byte)']', (byte)'.'] },
        { "expected the instruction Mark, found instruction 0x29", Pickle(Rebuild, ")R"u8) },
        { "it names torch.UntypedStorage", Tensor(6, [6], [1], type: "UntypedStorage") },
        { $"found a shape of [{Plenty}, {Plenty}, 6]", Tensor(6, [Plenty, Plenty, 6], [1, 6, 1]) },
        { "found a shape of [65536, 65536, 65536, 65536]", Tensor(0, [65536, 65536, 65536, 65536], [0, 0, 0, 0]) },
        { "from number 5 on", Tensor(6, [6], [0], offset: 5) },
        { "expected a tensor's size or stride of at least 0, found -6", Tensor(6, [-6], [1]) },
        { "expected 1073741824 bytes, found 24", Tensor(1 << 28, [1 << 28], [1]) },
        { "expected 4294967304 bytes, found 24", Tensor((1 << 30) + 2, [(1 << 30) + 2], [1]) },
        { "expected a record data/1, found none", Tensor(6, [6], [1], record: "1") },
        { "with strides of [1073741824] from number 0 on", Tensor(6, [6], [1 << 30]) },
        { "with strides of [] from number 0 on", Tensor(6, [6], []) },
        { "expected a tensor as 0.bias, found a number", Pickle("K"u8, [1]) },
    };

    private static ReadOnlySpan<byte> Rebuild => "ctorch._utils\n_rebuild_tensor_v2\n"u8;

    [Theory]
    [MemberData(nameof(Pickles))]
    public void A_pickle_that_does_what_it_should_not_is_refused(string message, byte[] pickle)
    {
        using var network = new SavedNetwork();
        Assert.Contains(message, network.Try(Zip(("data.pkl", pickle), ("data/0", new byte[24]))), StringComparison.Ordinal);
    }

    [Fact]
    public void A_pickle_of_a_million_instructions_is_read_or_refused()
    {
        using var network = new SavedNetwork();
        byte[] sizes = [.. Enumerable.Repeat((byte[])[(byte)'K', 1], 1_000_000).SelectMany(size => size)];
        Assert.NotNull(network.Try(Zip(("data.pkl", Pickle(Rebuild, [.. "(("u8, .. sizes])))));
    }

    [Fact]
    public void Storages_that_lie_over_each_other_take_no_more_than_the_file()
    {
        using var network = new SavedNetwork();
        var items = Enumerable.Range(0, 40).SelectMany(key => Item($"{key}", 1 << 10, [1 << 10], [1])[..^1]);
        byte[] pickle = [0x80, 2, .. "}("u8, .. items, .. "u."u8];
        var message = network.Try(Zip(("data.pkl", pickle), ("data/0", new byte[4 << 10])));
        Assert.Contains("it shares its record, and all tensors together are larger than the file", message, StringComparison.Ordinal);
    }

    [PyTorchFact]
    public void Compressed_and_changed_records_are_refused()
    {
        using var network = new SavedNetwork();
        var original = SavedNetwork.File("saved-state.pth");
        var compressed = network.Try(Damage.Repack(original, (_, bytes) => bytes, CompressionLevel.SmallestSize));
        Assert.Contains("expected a record as it is, found a compressed one", compressed, StringComparison.Ordinal);
        var shorter = network.Try(Damage.Repack(
            original, (name, bytes) => name.EndsWith("data/0", StringComparison.Ordinal) ? bytes[1..] : bytes));
        Assert.Contains("data/0: expected 216 bytes, found 215", shorter, StringComparison.Ordinal);
        var changed = Damage.Repack(original, (_, bytes) => bytes);
        changed[changed.AsSpan().IndexOf("data/0"u8) + "data/0".Length] ^= 1;
        Assert.Contains("data/0: its checksum does not fit its bytes", network.Try(changed), StringComparison.Ordinal);
    }

    [Fact]
    public void Two_pickles_are_refused()
    {
        using var network = new SavedNetwork();
        var message = network.Try(Zip(("data.pkl", [0x80, 2, (byte)'}', (byte)'.']), ("other/data.pkl", "cos\nsystem\n"u8.ToArray())));
        Assert.Contains("expected one record data.pkl, found 2", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0xfffe)]
    [InlineData(0xffff)]
    public void A_zip_file_that_promises_more_records_than_it_has_is_refused(int records)
    {
        using var network = new SavedNetwork();
        var file = Zip(("data.pkl", [0x80, 2, (byte)'}', (byte)'.']));
        Assert.Null(network.Try(file));
        var end = file.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        for (int field = 8; field <= 10; field += 2)
            BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(end + field), (ushort)records);
        Assert.NotNull(network.Try(file));
    }

    private static byte[] Tensor(
        int count, int[] shape, int[] strides, int offset = 0, string record = "0", string type = "FloatStorage") =>
        [0x80, 2, (byte)'}', .. Item("0.bias", count, shape, strides, offset, record, type), (byte)'.'];

    private static byte[] Pickle(ReadOnlySpan<byte> value, ReadOnlySpan<byte> end) =>
        [0x80, 2, (byte)'}', .. Text("0.bias"), .. value, .. end, (byte)'s', (byte)'.'];

    private static byte[] Item(
        string name, int count, int[] shape, int[] strides, int offset = 0, string record = "0", string type = "FloatStorage") =>
    [
        .. Text(name), .. Rebuild, .. "(("u8, .. Text("storage"), .. Encoding.ASCII.GetBytes($"ctorch\n{type}\n"), .. Text(record),
        .. Text("cpu"), .. Number(count), .. "tQ"u8, .. Number(offset), .. Tuple(shape), .. Tuple(strides), 0x89,
        .. "ccollections\nOrderedDict\n)RtRs"u8,
    ];

    private static byte[] Tuple(int[] numbers) => [(byte)'(', .. numbers.SelectMany(Number), (byte)'t'];

    private static byte[] Number(int number) => [(byte)'J', .. BitConverter.GetBytes(number)];

    private static byte[] Text(string text) => [(byte)'X', (byte)text.Length, 0, 0, 0, .. Encoding.ASCII.GetBytes(text)];

    private static byte[] Zip(params (string Name, byte[] Bytes)[] records) =>
        Damage.Zip(records.Select(record => ($"saved/{record.Name}", record.Bytes)));
}
