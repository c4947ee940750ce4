using FilterGen.Data;
using FilterGen.Tests.Data;
using FilterGen.Training;
using static TorchSharp.torch;

namespace FilterGen.Tests.Training;

/// <summary>Where data goes, with torch's device of shapes without values in the place of a GPU.</summary>
public sealed class DataPlaceTests
{
    [Theory]
    [InlineData(60, true)]
    [InlineData(59, false)]
    public void SetGoesToTheDeviceIfThereIsRoom(long room, bool moves)
    {
        using var set = Numbered.Set(5);
        Assert.Equal(5 * (4 + 8), set.Bytes);
        using var near = DataPlace.Near(set, META, room);
        Assert.Equal((moves ? META : CPU).type, near.Device.type);
        Assert.Equal(5, near.Count);
    }

    [Fact]
    public void SetThatIsThereStays()
    {
        using var set = Numbered.Set(5);
        using var near = DataPlace.Near(set, CPU, room: 1);
        Assert.Equal(CPU.type, near.Device.type);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(1)]
    public void BatchesOfASetOnTheHostComeToTheDevice(int? shuffleSeed)
    {
        using var set = Numbered.Set(5);
        using var batches = new Batches(set, 2, shuffleSeed, META).GetEnumerator();
        Assert.True(batches.MoveNext());
        Assert.Equal((META.type, META.type), (batches.Current.Images.device_type, batches.Current.Labels.device_type));
        Assert.Equal([2, 1, 1, 1], batches.Current.Images.shape);
    }
}
