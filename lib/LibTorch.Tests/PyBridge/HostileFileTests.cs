using System.IO.Compression;
using LibTorch.Tests.Fixtures;
using TorchSharp.PyBridge;
using static TorchSharp.torch;

namespace LibTorch.Tests.PyBridge;

/// <summary>Files made to take memory or to read beyond the file's tensors.</summary>
public class HostileFileTests
{
    private const long Allowance = 1 << 20;

    public static TheoryData<string, byte[]> Pickles => new()
    {
        { "expected 4294967280 more bytes", [0x80, 2, (byte)'X', 0xf0, 0xff, 0xff, 0xff, (byte)'a'] },
        { "more bytes", [0x80, 4, 0x8d, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f] },
        { "recalls value 4294967295", [0x80, 2, (byte)'N', (byte)'r', 0xfe, 0xff, 0xff, 0xff, (byte)'j', 0xff, 0xff, 0xff, 0xff] },
        { "expected a text or a whole number as a dictionary's key", [0x80, 2, (byte)'}', (byte)')', (byte)'N', (byte)'s', (byte)'.'] },
        { "a value that it did not make", [0x80, 2, (byte)'N', (byte)'(', (byte)'0', (byte)'.'] },
        { "a mark that it did not set", [0x80, 2, (byte)'N', (byte)'t', (byte)'.'] },
        { "names os.system", [0x80, 2, .. "cos\nsystem\n"u8, (byte)'.'] },
        { "names builtins.eval", [0x80, 4, 0x8c, 8, .. "builtins"u8, 0x8c, 4, .. "eval"u8, 0x93, (byte)'.'] },
        { "instruction 0x81", [0x80, 2, (byte)')', (byte)')', 0x81, (byte)'.'] },
        { "expected a pickle of protocol 2 to 5, found 9", [0x80, 9, (byte)'N', (byte)'.'] },
        { "calls None, which is no function", [0x80, 2, (byte)'N', (byte)')', (byte)'R', (byte)'.'] },
    };

    [Theory]
    [MemberData(nameof(Pickles))]
    public void A_pickle_that_does_what_it_should_not_is_refused(string message, byte[] pickle)
    {
        var failure = Refuse(Zip(("data.pkl", pickle)));
        Assert.Contains(message, failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0xfffe)]
    [InlineData(0xffff)]
    public void A_zip_file_that_promises_more_records_than_it_has_is_refused(int records)
    {
        var file = Zip(("data.pkl", [0x80, 2, (byte)'N', (byte)'.']));
        var end = file.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        for (int field = 8; field <= 10; field += 2)
            BitConverter.TryWriteBytes(file.AsSpan(end + field), (ushort)records);
        Refuse(file);
    }

    [Fact]
    public void A_pickle_nested_a_million_deep_loads()
    {
        byte[] pickle = [0x80, 2, (byte)')', .. Enumerable.Repeat((byte)0x85, 1_000_000), (byte)'.'];
        Assert.IsType<object?[]>(PyTorchFile.Load(new MemoryStream(Zip(("data.pkl", pickle)))));
    }

    [PyTorchFact]
    public void Storages_that_lie_over_each_other_take_no_more_than_the_file()
    {
        // The second file has data for one storage of three: each alone would be within the file, all together are not.
        var numbers = new byte[1 << 16];
        byte[] Reference(int key) =>
        [
            .. "ctorch._utils\n_rebuild_tensor_v2\n"u8, (byte)'(', (byte)'(', .. Text("storage"), .. "ctorch\nByteStorage\n"u8,
            .. Text($"{key}"), .. Text("cpu"), (byte)'J', 0, 0, 1, 0, (byte)'t', (byte)'Q',
            (byte)'K', 0, (byte)')', (byte)')', 0x89, (byte)'N', (byte)'t', (byte)'R',
        ];
        byte[] pickle = [0x80, 2, (byte)'(', .. Enumerable.Range(0, 3).SelectMany(Reference), (byte)'t', (byte)'.'];
        var whole = Zip(("data.pkl", pickle), ("data/0", numbers), ("data/1", numbers), ("data/2", numbers));
        using (NewDisposeScope())
            Assert.Equal(3, Assert.IsType<object?[]>(PyTorchFile.Load(new MemoryStream(whole))).Length);
        var failure = Refuse(Zip(("data.pkl", pickle), ("data/0", numbers)));
        Assert.Contains("more than the file can hold", failure.Message, StringComparison.Ordinal);
    }

    [PyTorchFact]
    public void Compressed_and_changed_records_are_refused()
    {
        var original = SavedFile.Load("tensors_zip").Bytes;
        var compressed = Refuse(Damage.Repack(original, (_, bytes) => bytes, CompressionLevel.SmallestSize));
        Assert.Contains("is compressed, which torch.save never does", compressed.Message, StringComparison.Ordinal);
        var missing = Refuse(Damage.Repack(
            original, (name, bytes) => name.EndsWith("data/0", StringComparison.Ordinal) ? bytes[1..] : bytes));
        Assert.Contains("data/0: expected 24 bytes, found 23", missing.Message, StringComparison.Ordinal);
        var damaged = original.ToArray();
        damaged[damaged.AsSpan().IndexOf("FB"u8) + 60] ^= 1;
        Assert.Throws<InvalidDataException>(() => PyTorchFile.Load(new MemoryStream(damaged)));
    }

    [Theory]
    [InlineData(0, new long[] { 3 }, new long[] { 2 })]
    [InlineData(3, new long[] { 2 }, new long[] { 1 })]
    [InlineData(-1, new long[] { 1 }, new long[] { 1 })]
    [InlineData(5, new long[] { 0 }, new long[] { 1 })]
    [InlineData(0, new long[] { 2 }, new long[] { -1 })]
    [InlineData(0, new long[] { 1L << 62, 8 }, new long[] { 0, 0 })]
    [InlineData(0, new long[] { 3, 2 }, new long[] { long.MaxValue, 1 })]
    [InlineData(0, new long[] { 1 }, new long[] { })]
    public void A_tensor_that_does_not_lie_in_its_storage_is_refused(long offset, long[] shape, long[] strides)
    {
        using var scope = NewDisposeScope();
        var storage = new Storage(arange(4, dtype: float32));
        Assert.Throws<InvalidDataException>(() => storage.View(offset, shape, strides));
    }

    [Fact]
    public void A_part_of_a_storage_lies_in_it()
    {
        using var scope = NewDisposeScope();
        var storage = new Storage(arange(4, dtype: float32));
        Assert.Equal([2f, 3f], storage.Part(1, 3).View(1, [2], [1]).data<float>().ToArray());
        Assert.Throws<InvalidDataException>(() => storage.Part(2, 3));
        Assert.Throws<InvalidDataException>(() => storage.Part(long.MaxValue, 1));
    }

    private static InvalidDataException Refuse(byte[] file)
    {
        using var scope = NewDisposeScope();
        var before = GC.GetAllocatedBytesForCurrentThread();
        var failure = Assert.Throws<InvalidDataException>(() => PyTorchFile.Load(new MemoryStream(file)));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, Allowance);
        Assert.Equal(0, scope.DisposablesCount);
        return failure;
    }

    private static byte[] Text(string text) => [(byte)'X', (byte)text.Length, 0, 0, 0, .. System.Text.Encoding.ASCII.GetBytes(text)];

    private static byte[] Zip(params (string Name, byte[] Bytes)[] records)
    {
        using var target = new MemoryStream();
        using (var archive = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in records)
            {
                using var record = archive.CreateEntry($"saved/{name}", CompressionLevel.NoCompression).Open();
                record.Write(bytes);
            }
        }
        return target.ToArray();
    }
}
