using FilterGen.Data;
using static TorchSharp.torch;

namespace FilterGen.Tests.Data.Faces;

public sealed class LandmarkDataTests
{
    [Fact]
    public void The_interocular_distance_is_that_of_the_first_two_landmarks()
    {
        using var scope = NewDisposeScope();
        var landmarks = tensor([1f, 2, 4, 6, 0, 0, 0, 0, 0, 0, 10, 10, 22, 5, 0, 0, 0, 0, 0, 0], [2, 5, 2]);

        Assert.Equal([5f, 13], Numbered.Values(LandmarkData.InterocularDistance(landmarks)));
    }

    [Fact]
    public void The_landmarks_have_the_papers_names() => Assert.Equal(["LE", "RE", "NT", "LMC", "RMC"], LandmarkData.Landmarks);
}
