using FilterGen.Data.Faces;
using FilterGen.Data.Faces.Drawn;

namespace FilterGen.Data;

/// <summary>
/// Drawn faces with known landmarks, for those who do not have MTFL's archive: people made up by a seed, of many looks, poses,
/// expressions and backgrounds, some with glasses, a beard or something before the face. They have the shapes of
/// <see cref="Mtfl"/>'s sets and pass through the same alignment, but what is measured on them says nothing about photographs.
/// </summary>
public static class DrawnFaces
{
    /// <summary>How many faces there are to train on.</summary>
    public const int TrainCount = 9000;

    /// <summary>How many faces there are to measure with.</summary>
    public const int TestCount = 1000;

    /// <summary>Draws one of the two sets.</summary>
    /// <param name="set">D-Align or D-Rot; with one seed both show the same faces in the same order.</param>
    /// <param name="train">How many training faces; 9,000 by default.</param>
    /// <param name="test">How many test faces; 1,000 by default.</param>
    /// <param name="seed">Another seed makes up other people.</param>
    /// <returns>Images of float32 [N, 3, 64, 64] in [0, 1] with landmarks of float32 [N, 5, 2], on the CPU.</returns>
    /// <exception cref="ArgumentOutOfRangeException">More faces than there are, or less than one is asked for.</exception>
    public static LandmarkData Load(FaceSet set, long? train = null, long? test = null, int seed = 1)
    {
        var trainCount = (int)Prefix.Length(train, TrainCount, "training faces");
        var testCount = (int)Prefix.Length(test, TestCount, "test faces");
        var count = trainCount + testCount;
        var table = new FaceTable(new byte[count * FaceCrop.Bytes], new float[count * FaceTable.LandmarkValues], trainCount);
        var progress = new CountProgress("Drawn faces", "drawn", count);
        Parallel.For(0, count, place =>
        {
            // The test faces follow all training faces, so that fewer of these do not move them.
            var number = place < trainCount ? place : TrainCount + place - trainCount;
            Draw(new(unchecked(seed * 100_003 + number)), set, table, place);
            progress.Advance();
        });
        progress.Finish();
        return FaceTensors.ToData($"Drawn faces ({set.Title()})", table, null, null, []);
    }

    private static void Draw(Random random, FaceSet set, FaceTable table, int place)
    {
        var turn = (2 * random.NextDouble() - 1) * FaceCrop.LargestTurn;
        var (image, landmarks) = Artist.Draw(random);
        using var pixels = image;
        using var sampler = new FaceSampler(image);
        table.Place(place, sampler, set == FaceSet.Rot ? FaceCrop.Align(landmarks, turn) : FaceCrop.Align(landmarks), landmarks);
    }
}
