using LibTorch.Tests.Fixtures;
using TorchSharp.PyBridge;
using static TorchSharp.torch;

namespace LibTorch.Tests.PyBridge;

/// <summary>Damaged files, 10,000 in all: each loads, or is refused with a message, and none takes memory beyond its size.</summary>
public class MutationTests
{
    private const int FilesPerCase = 1000;
    private const long Overhead = 1 << 19;
    private const int ReadableElements = 1 << 16;

    [PyTorchTheory]
    [InlineData("tensors_zip", 1)]
    [InlineData("tensors_legacy", 2)]
    [InlineData("network_zip", 3)]
    [InlineData("network_legacy", 4)]
    [InlineData("containers_zip", 5)]
    [InlineData("containers_legacy", 6)]
    [InlineData("containers_protocol4", 7)]
    [InlineData("tensors_protocol4", 8)]
    public void A_damaged_file_loads_or_is_refused(string name, int seed)
    {
        var original = SavedFile.Load(name).Bytes;
        var random = new Random(seed);
        LoadAll(() => Damage.Bytes(original, random));
    }

    [PyTorchTheory]
    [InlineData("tensors_zip", 9)]
    [InlineData("network_protocol4", 10)]
    public void A_damaged_pickle_behind_a_right_checksum_loads_or_is_refused(string name, int seed)
    {
        var original = SavedFile.Load(name).Bytes;
        var random = new Random(seed);
        LoadAll(() => Damage.Pickle(original, random));
    }

    private static void LoadAll(Func<byte[]> damaged)
    {
        int refused = 0;
        for (int i = 0; i < FilesPerCase; i++)
        {
            var file = damaged();
            using var scope = NewDisposeScope();
            var before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                Touch(PyTorchFile.Load(new MemoryStream(file)));
            }
            catch (InvalidDataException failure)
            {
                Assert.NotEmpty(failure.Message);
                Assert.Equal(0, scope.DisposablesCount);
                refused++;
            }
            var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.True(allocated < Overhead + 100L * file.Length, $"{file.Length} bytes of file, {allocated} bytes of memory");
        }
        Assert.InRange(refused, FilesPerCase / 10, FilesPerCase);
    }

    /// <summary>Reads every element, which shows a view that goes beyond its storage.</summary>
    private static void Touch(object? value)
    {
        if (value is not OrderedDictionary<object, object?> entries)
            return;
        foreach (var tensor in entries.Values.OfType<Tensor>().Where(tensor => tensor.numel() is > 0 and < ReadableElements))
            _ = tensor.contiguous().bytes.ToArray();
    }
}
