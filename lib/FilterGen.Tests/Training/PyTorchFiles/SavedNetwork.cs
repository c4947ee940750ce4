using FilterGen.Tests.Fixtures;
using FilterGen.Training.PyTorchFiles;
using TorchSharp;
using static TorchSharp.torch;

namespace FilterGen.Tests.Training.PyTorchFiles;

/// <summary>The network that the files of torch_save.py are of.</summary>
internal sealed class SavedNetwork : IDisposable
{
    /// <summary>Memory that a small file may take.</summary>
    private const long Overhead = 1 << 19;

    private const int PerByte = 100;

    private readonly nn.Module network = nn.Sequential(nn.Conv2d(3, 2, 3), nn.BatchNorm2d(2), nn.Linear(4, 3));

    public Dictionary<string, Tensor> State => network.state_dict();

    public static byte[] File(string name) => System.IO.File.ReadAllBytes(Path.Combine(PyTorch.Folder, name));

    public IReadOnlySet<string> Load(byte[] file) => PyTorchFile.LoadInto(network, new MemoryStream(file), "a.pth");

    /// <summary>Loads a file or has it refused, and asserts what must hold either way.</summary>
    /// <returns>The message, or null for a file that was loaded.</returns>
    public string? Try(byte[] file)
    {
        var before = Numbers();
        using var scope = NewDisposeScope();
        var alive = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var failure = Record.Exception(() => Load(file));
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        Assert.True(allocated < Overhead + (long)PerByte * file.Length, $"{file.Length} bytes of file, {allocated} bytes of memory");
        Assert.Equal(alive, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
        Assert.All(network.parameters(), parameter => Assert.True(parameter.requires_grad));
        if (failure is null) return null;
        Assert.IsType<InvalidDataException>(failure);
        Assert.StartsWith("a.pth: ", failure.Message, StringComparison.Ordinal);
        Assert.EndsWith("torch.save(model.state_dict(), path).", failure.Message, StringComparison.Ordinal);
        Assert.Equal(before, Numbers());
        return failure.Message;
    }

    public void Dispose() => network.Dispose();

    private byte[] Numbers() => [.. State.Values.SelectMany(value => value.bytes.ToArray())];
}
