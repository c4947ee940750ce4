using FilterGen.Tests.Fixtures;

namespace FilterGen.Tests.Training.PyTorchFiles;

/// <summary>Damaged files, 10,000 in all: each loads, or is refused with a message, and none takes memory beyond its size.</summary>
public class MutationTests
{
    private const int FilesPerCase = 2000;

    [PyTorchTheory]
    [InlineData("saved-state.pth", 1)]
    [InlineData("saved-parameters.pth", 2)]
    public void A_damaged_file_loads_or_is_refused(string name, int seed) => LoadAll(name, seed, Damage.Bytes);

    [PyTorchTheory]
    [InlineData("saved-state.pth", 3)]
    [InlineData("saved-parameters.pth", 4)]
    [InlineData("saved-dictionary.pth", 5)]
    public void A_damaged_pickle_behind_a_right_checksum_loads_or_is_refused(string name, int seed) =>
        LoadAll(name, seed, (original, random) => Damage.Pickle(original, pickle => Damage.Bytes(pickle, random)));

    private static void LoadAll(string name, int seed, Func<byte[], Random, byte[]> damage)
    {
        var original = SavedNetwork.File(name);
        var random = new Random(seed);
        using var network = new SavedNetwork();
        Assert.Null(network.Try(original));
        var refused = Enumerable.Range(0, FilesPerCase).Count(_ => network.Try(damage(original, random)) is not null);
        Assert.InRange(refused, FilesPerCase / 10, FilesPerCase);
    }
}
