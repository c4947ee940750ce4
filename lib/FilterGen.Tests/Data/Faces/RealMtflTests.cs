using System.Security.Cryptography;
using FilterGen.Data;
using FilterGen.Data.Decoding;
using FilterGen.Data.Faces;

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

    /// <summary>Those that libjpeg-turbo alone gave before SkiaSharp, which has it inside: the recorded runs saw them.</summary>
    [MtflFact]
    public void The_photographs_pixels_are_those_of_the_recorded_runs()
    {
        using var files = FaceFiles.Open(Mtfl.Find()!);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var face in files.ReadList()[..200])
        {
            using var image = ImageFile.Decode(files.Read(face.Name), face.Name);
            hash.AppendData(Pixels.Of(image));
        }

        Assert.Equal("46945aab8d4649f003aaf5cda45d87cac28572a1353b9770a8582070de6f2312", Convert.ToHexStringLower(hash.GetHashAndReset()));
    }
}
