using FilterGen.Data;
using FilterGen.Tests.Data;
using FilterGen.Training.Steps;
using static TorchSharp.torch;

namespace FilterGen.Tests.Training.Steps;

public sealed class StepInputTests
{
    public static TheoryData<bool> Kinds => [true, false];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void ReadsTheBatchesOfAnEpochInOrderFromAnyPlace(bool resident)
    {
        using var host = Numbered.Set(11);
        using var set = resident ? host.To(Fits.Device) : host.To(CPU);
        using var input = Make(set, resident);
        foreach (var seed in new[] { 1, 2 })
        {
            var epoch = new Batches(set, 3, seed, Fits.Device);
            using var reader = new BatchReader(epoch);
            input.Begin(epoch);
            foreach (var place in new[] { 1, 2, 0, 1 })
            {
                using var scope = NewDisposeScope();
                input.Prepare(place, reader.At);
                var (images, labels) = input.Read();
                var expected = epoch.Order.Skip(3 * place).Take(3).ToList();
                Assert.Equal(expected, Numbered.Values(images.cpu()).Select(value => (int)value));
                Assert.Equal(expected, labels.cpu().data<long>().ToArray().Select(value => (int)value));
            }
        }
    }

    [Fact]
    public void StreamedBatchesAreAlwaysAtTheSamePlaceInMemory()
    {
        using var set = Numbered.Set(6);
        using var input = Make(set, resident: false);
        var epoch = new Batches(set, 3, 1, Fits.Device);
        using var reader = new BatchReader(epoch);
        var before = input.Read().Images;
        input.Prepare(1, reader.At);
        Assert.Same(before, input.Read().Images);
        Assert.Equal(epoch.Order.Skip(3), Numbered.Values(before.cpu()).Select(value => (int)value));
    }

    [Fact]
    public void PlaceBeyondTheEpochIsRefused()
    {
        using var set = Numbered.Set(6);
        using var reader = new BatchReader(new(set, 3));
        Assert.Equal(1, reader.At(1).Index);
        Assert.StartsWith("expected 0 to 1, found 2.", Assert.Throws<ArgumentOutOfRangeException>(() => reader.At(2)).Message);
    }

    private static StepInput Make(ImageSet set, bool resident) => resident
        ? new ResidentInput(set, 3)
        : new StreamedInput(set, 3, Fits.Device);
}
