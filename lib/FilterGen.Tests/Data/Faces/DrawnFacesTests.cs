using FilterGen.Data;

namespace FilterGen.Tests.Data.Faces;

public sealed class DrawnFacesTests
{
    [Fact]
    public void They_have_the_shapes_of_the_photographs_and_a_name_that_says_what_they_are()
    {
        using var data = DrawnFaces.Load(FaceSet.Rot, train: 6, test: 2);

        Assert.Equal("Drawn faces (D-Rot)", data.Name);
        Assert.Equal([6L, 3, 64, 64], data.Train.Images.shape);
        Assert.Equal([6L, 5, 2], data.Train.Labels.shape);
        Assert.Equal([2L, 3, 64, 64], data.Test.Images.shape);
        Assert.InRange(data.Train.Images.min().item<float>(), 0, 0.3f);
        Assert.InRange(data.Train.Images.max().item<float>(), 0.5f, 1);
    }

    [Fact]
    public void One_seed_gives_one_set_however_much_of_it_is_asked_for()
    {
        using var few = DrawnFaces.Load(FaceSet.Align, train: 3, test: 2);
        using var more = DrawnFaces.Load(FaceSet.Align, train: 5, test: 3);
        using var others = DrawnFaces.Load(FaceSet.Align, train: 3, test: 2, seed: 2);

        Assert.Equal(Numbered.Values(few.Train.Images), Numbered.Values(more.Train.Images)[..(3 * 3 * 64 * 64)]);
        Assert.Equal(Numbered.Values(few.Test.Labels), Numbered.Values(more.Test.Labels)[..20]);
        Assert.NotEqual(Numbered.Values(few.Train.Labels), Numbered.Values(others.Train.Labels));
    }

    [Fact]
    public void All_landmarks_stay_in_the_crop_and_the_faces_differ()
    {
        foreach (var set in Enum.GetValues<FaceSet>())
        {
            using var data = DrawnFaces.Load(set, train: 150, test: 1);
            Assert.InRange(data.Train.Labels.min().item<float>(), 0, 63);
            Assert.InRange(data.Train.Labels.max().item<float>(), 0, 63);
            var noses = Numbered.Values(data.Train.Labels).Chunk(10).Select(face => face[4]).ToArray();
            Assert.InRange(noses.Max() - noses.Min(), 8, 50);
        }
    }

    [Fact]
    public void Both_sets_show_the_same_people()
    {
        using var aligned = DrawnFaces.Load(FaceSet.Align, train: 4, test: 1);
        using var rotated = DrawnFaces.Load(FaceSet.Rot, train: 4, test: 1);
        using var before = LandmarkData.InterocularDistance(aligned.Train.Labels);
        using var after = LandmarkData.InterocularDistance(rotated.Train.Labels);

        Assert.All(
            Numbered.Values(before).Zip(Numbered.Values(after)), pair => Assert.Equal(pair.First, pair.Second, 1e-3f));
        Assert.NotEqual(Numbered.Values(aligned.Train.Labels), Numbered.Values(rotated.Train.Labels));
    }

    [Fact]
    public void More_faces_than_there_are_are_refused()
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => DrawnFaces.Load(FaceSet.Align, train: 9001));

        Assert.StartsWith("expected 1 to 9000 training faces, found 9001.", error.Message);
    }
}
