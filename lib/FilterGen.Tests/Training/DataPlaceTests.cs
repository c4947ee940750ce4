using FilterGen.Data;
using FilterGen.Tests.Data;
using FilterGen.Training;
using static TorchSharp.torch;

namespace FilterGen.Tests.Training;

/// <summary>Where data goes, with torch's device of shapes without values in the place of a GPU.</summary>
public sealed class DataPlaceTests
{
    [Theory]
    [InlineData(120, true)]
    [InlineData(119, false)]
    [InlineData(null, true)]
    public void SetGoesToTheDeviceIfItTakesAtMostHalfOfTheFreeMemory(int? free, bool moves)
    {
        using var set = Numbered.Set(5);
        Assert.Equal(5 * (4 + 8), set.Bytes);
        using var near = DataPlace.Near(set, META, free);
        Assert.Equal(moves ? META : CPU, near.Device);
        Assert.Equal(5, near.Count);
    }

    [Fact]
    public void SetThatIsThereStays()
    {
        using var set = Numbered.Set(5);
        using var near = DataPlace.Near(set, CPU, free: 1);
        Assert.Equal(CPU, near.Device);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(1)]
    public void BatchesOfASetOnTheHostComeToTheDevice(int? shuffleSeed)
    {
        using var set = Numbered.Set(5);
        using var batches = new Batches(set, 2, shuffleSeed, META).GetEnumerator();
        Assert.True(batches.MoveNext());
        Assert.Equal((META, META), (batches.Current.Images.device, batches.Current.Labels.device));
        Assert.Equal([2, 1, 1, 1], batches.Current.Images.shape);
    }
}
