using FilterGen.Papers.FilterGeneration;
using static TorchSharp.torch;

namespace FilterGen.Tests.Papers;

public class LandmarkErrorsTests
{
    /// <summary>Eyes 20 and 10 pixels apart, nose and mouth below.</summary>
    private static Tensor Faces => tensor(
        new[] { 20f, 20, 40, 20, 30, 30, 24, 40, 36, 40, 20f, 20, 28, 26, 30, 30, 24, 40, 36, 40 }, [2, 5, 2]);

    [Fact]
    public void Right_landmarks_have_no_error()
    {
        using var scope = NewDisposeScope();
        var errors = LandmarkErrors.Of(Faces, Faces);
        Assert.Equal([0, 0, 0, 0, 0], errors.Mean);
        Assert.Equal(0, errors.LargestMaximal);
    }

    [Fact]
    public void Perfect_maps_have_next_to_no_error()
    {
        using var scope = NewDisposeScope();
        var errors = LandmarkErrors.Of(HeatMaps.Locate(HeatMaps.Targets(Faces, 64, 64)), Faces);
        Assert.InRange(errors.LargestMaximal, 0, 0.1);
    }

    [Fact]
    public void Errors_are_in_percent_of_each_faces_interocular_distance()
    {
        using var scope = NewDisposeScope();
        var found = Faces;
        found[0, 0, 0] += 3;                            // the left eye off by (3, 4): 5 of 20 pixels
        found[0, 0, 1] += 4;
        found[0, 4, 0] -= 2;                            // the right mouth corner by 2 of 20
        found[1, 0, 1] += 5;                            // the second face's left eye by 5 of 10
        var errors = LandmarkErrors.Of(found, Faces);
        Assert.Equal([37.5, 0, 0, 0, 5], errors.Mean.Select(value => Math.Round(value, 4)));
        Assert.Equal([50, 0, 0, 0, 10], errors.Maximal.Select(value => Math.Round(value, 4)));
        Assert.Equal(8.5, errors.AverageMean, 4);
        Assert.Equal(50, errors.LargestMaximal, 4);
        Assert.Equal(7, errors.MeanOf(0), 4);
        Assert.Equal(25, errors.MaximalOf(0), 4);
        Assert.Equal([1, 0], errors.Worst(5));
        Assert.Equal([1], errors.Worst(1));
        Assert.Equal(2, errors.FaceCount);
    }

    [Fact]
    public void Eyes_at_one_place_are_named()
    {
        using var scope = NewDisposeScope();
        var faces = Faces;
        faces[1, 1] = faces[1, 0];
        var error = Assert.Throws<ArgumentException>(() => LandmarkErrors.Of(Faces, faces));
        Assert.StartsWith("face 1: expected landmarks that are numbers and eyes apart", error.Message);
    }

    [Fact]
    public void A_network_that_finds_no_numbers_is_blamed_and_not_the_face()
    {
        using var scope = NewDisposeScope();
        var found = Faces;
        found[1, 2, 0] = tensor(float.NaN);
        var error = Assert.Throws<ArgumentException>(() => LandmarkErrors.Of(found, Faces));
        Assert.StartsWith("found: expected numbers, found none for face 1: the network's output has diverged.", error.Message);
    }

    [Fact]
    public void Other_numbers_of_faces_are_refused()
    {
        using var scope = NewDisposeScope();
        var error = Assert.Throws<ArgumentException>(() => LandmarkErrors.Of(Faces[..1], Faces));
        Assert.StartsWith("found: expected [2, 5, 2], found [1, 5, 2].", error.Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => LandmarkErrors.Of(zeros([0, 5, 2]), zeros([0, 5, 2])));
    }
}
