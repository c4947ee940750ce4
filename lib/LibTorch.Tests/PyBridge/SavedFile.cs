using LibTorch.Tests.Fixtures;

namespace LibTorch.Tests.PyBridge;

/// <summary>A file that torch.save wrote, and what is in it.</summary>
internal sealed record SavedFile(byte[] Bytes, OrderedDictionary<string, (string Type, long[] Shape, byte[] Bytes)> Tensors)
{
    public static SavedFile Load(string name)
    {
        var fixture = FixtureSet.Load("torch_save")[name];
        var tensors = new OrderedDictionary<string, (string, long[], byte[])>();
        if (fixture.Has("state"))
            foreach (var (key, type, shape, bytes) in fixture.RawTensors("state"))
                tensors.Add(key, (type, shape, bytes));
        return new(Convert.FromBase64String(fixture.Text("file")), tensors);
    }

    public MemoryStream Open() => new(Bytes);
}
