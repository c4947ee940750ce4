using System.Buffers.Binary;
using FilterGen.Training.Checkpoints;

namespace FilterGen.Tests.Training;

public sealed class SafetensorsTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private string Path => folder.File("x.safetensors");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void WritesTheBytesOfTheFormat()
    {
        using var stream = new MemoryStream();
        SafetensorsWriter.Write(stream, [new("a", "I16", [2, 1], [1, 0, 2, 0])], new Dictionary<string, string> { ["k"] = "v" });
        const string header = """{"__metadata__":{"k":"v"},"a":{"dtype":"I16","shape":[2,1],"data_offsets":[0,4]}}""";
        var bytes = stream.ToArray();
        var length = (int)BinaryPrimitives.ReadInt64LittleEndian(bytes);
        Assert.Equal(0, length % 8);
        Assert.Equal(header, Encoding.UTF8.GetString(bytes, 8, length).TrimEnd(' '));
        Assert.Equal([1, 0, 2, 0], bytes[(8 + length)..]);
    }

    [Fact]
    public void ReadsWhatItWrote()
    {
        WriteSample();
        using var reader = new SafetensorsReader(Path);
        Assert.Equal("ja \"so\" ü", reader.Metadata["text"]);
        Assert.Equal(["empty", "scalar", "weights"], reader.Entries.Keys.Order());
        Assert.Equal([2, 3], reader.Entries["weights"].Shape);
        Assert.Equal("F32", reader.Entries["weights"].DType);
        var bytes = new byte[24];
        reader.Read(reader.Entries["weights"], bytes);
        Assert.Equal(Enumerable.Range(0, 24).Select(i => (byte)i), bytes);
        Assert.Throws<ArgumentOutOfRangeException>(() => reader.Read(reader.Entries["weights"], new byte[23]));
    }

    [Theory]
    [InlineData("""[]""", "expected the header to be a JSON Object, found Array")]
    [InlineData("""{"a":1}""", "expected tensor a to be a JSON Object, found Number")]
    [InlineData("""{"__metadata__":{"k":1}}""", "expected __metadata__.k to be a JSON String, found Number")]
    [InlineData("""{"a":{"shape":[],"data_offsets":[0,4]}}""", "tensor a has no dtype")]
    [InlineData("""{"a":{"dtype":"C64","shape":[],"data_offsets":[0,4]}}""", "expected a dtype of F64, F32,")]
    [InlineData("""{"a":{"dtype":"F32","data_offsets":[0,4]}}""", "tensor a has no shape")]
    [InlineData("""{"a":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}}""", "expected whole numbers of at least 0 in shape, found -1")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1.5],"data_offsets":[0,4]}}""", "in shape, found 1.5")]
    [InlineData("""{"a":{"dtype":"F32","shape":[],"data_offsets":[4]}}""", "expected 2 data_offsets, found 1")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}""", "expected 8 bytes for F32 [2], found 4")]
    [InlineData("""{"a":{"dtype":"F32","shape":[],"data_offsets":[4,0]}}""", "expected 4 bytes for F32 [], found -4")]
    [InlineData("""{"a":{"dtype":"F32","shape":[4611686018427387904,4],"data_offsets":[0,0]}}""", "is too large")]
    [InlineData("""{"a":{"dtype":"F32","shape":[],"data_offsets":[0,4]},"b":{"dtype":"I8","shape":[4],"data_offsets":[2,6]}}""",
        "tensor b: expected to begin at byte 4, found 2")]
    [InlineData("""{"a":{"dtype":"I8","shape":[2],"data_offsets":[0,2]},"b":{"dtype":"I8","shape":[1],"data_offsets":[3,4]}}""",
        "tensor b: expected to begin at byte 2, found 3")]
    [InlineData("""{"a":{"dtype":"F64","shape":[],"data_offsets":[0,8]}}""", "expected 8 bytes of tensors, found 4")]
    [InlineData("""{"a":{"dtype":"I8","shape":[3],"data_offsets":[0,3]}}""", "expected 3 bytes of tensors, found 4")]
    [InlineData("""{"a":{"dtype":"F32","shape":[],"data_offsets":[0,4]},"a":{}}""", "expected a JSON header")]
    [InlineData("""{"a":""", "expected a JSON header")]
    public void RefusesAHeaderThatDoesNotFit(string header, string expected)
    {
        WriteRaw(header, new byte[4]);
        var error = Assert.Throws<InvalidDataException>(() => new SafetensorsReader(Path));
        Assert.StartsWith($"{Path}: ", error.Message);
        Assert.Contains(expected, error.Message);
    }

    [Fact]
    public void RefusesAHeaderLongerThanTheFile()
    {
        var bytes = new byte[20];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, ulong.MaxValue);
        File.WriteAllBytes(Path, bytes);
        var error = Assert.Throws<InvalidDataException>(() => new SafetensorsReader(Path));
        Assert.Contains("expected a header of at most 12 bytes, found 18446744073709551615", error.Message);
        Assert.Contains("(file is 20 bytes)", error.Message);
    }

    [Fact]
    public void RefusesEveryPrefixOfAFile()
    {
        WriteSample();
        var whole = File.ReadAllBytes(Path);
        for (var length = 0; length < whole.Length; length++)
        {
            File.WriteAllBytes(Path, whole[..length]);
            Assert.Throws<InvalidDataException>(() => new SafetensorsReader(Path));
        }
    }

    [Fact]
    public void ChangedFilesAreReadOrRefused()
    {
        WriteSample();
        var whole = File.ReadAllBytes(Path);
        var random = new Random(1);
        var refused = 0;
        for (var trial = 0; trial < 500; trial++)
        {
            var changed = (byte[])whole.Clone();
            for (var i = random.Next(1, 5); i > 0; i--) changed[random.Next(changed.Length)] = (byte)random.Next(256);
            File.WriteAllBytes(Path, changed);
            try
            {
                using var reader = new SafetensorsReader(Path);
                foreach (var entry in reader.Entries.Values) reader.Read(entry, new byte[entry.Length]);
            }
            catch (InvalidDataException)
            {
                refused++;
            }
        }
        Assert.InRange(refused, 1, 499);
    }

    private void WriteSample()
    {
        using var stream = File.Create(Path);
        SafetensorsPayload[] tensors =
        [
            new("scalar", "I64", [], [1, 2, 3, 4, 5, 6, 7, 8]),
            new("empty", "BF16", [0, 5], []),
            new("weights", "F32", [2, 3], [.. Enumerable.Range(0, 24).Select(i => (byte)i)]),
        ];
        SafetensorsWriter.Write(stream, tensors, new Dictionary<string, string> { ["text"] = "ja \"so\" ü" });
    }

    private void WriteRaw(string header, byte[] data)
    {
        var text = Encoding.UTF8.GetBytes(header);
        var prefix = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(prefix, text.Length);
        File.WriteAllBytes(Path, [.. prefix, .. text, .. data]);
    }
}
