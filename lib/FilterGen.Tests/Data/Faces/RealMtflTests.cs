using FilterGen.Data;

namespace FilterGen.Tests.Data.Faces;

public sealed class RealMtflTests
{
    [MtflFact]
    public void All_photographs_are_whole_and_all_landmarks_stay_in_the_crop_by_every_turn()
    {
        foreach (var set in Enum.GetValues<FaceSet>())
        {
            using var data = Mtfl.Load(set, train: 500, test: 100);

            Assert.Empty(data.Problems);
            Assert.InRange(data.Train.Labels.min().item<float>(), 0, 63);
            Assert.InRange(data.Train.Labels.max().item<float>(), 0, 63);
            using var distance = LandmarkData.InterocularDistance(data.Train.Labels);
            Assert.InRange(distance.mean().item<float>(), 23, 25);
        }
    }

    [MtflFact]
    public void There_are_9000_faces_to_train_on_and_1000_to_measure_with()
    {
        var train = Assert.Throws<ArgumentOutOfRangeException>(() => Mtfl.Load(FaceSet.Align, train: 9001));
        var test = Assert.Throws<ArgumentOutOfRangeException>(() => Mtfl.Load(FaceSet.Rot, test: 1001));

        Assert.StartsWith("expected 1 to 9000 training faces", train.Message);
        Assert.StartsWith("expected 1 to 1000 test faces", test.Message);
    }
}
