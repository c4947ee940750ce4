namespace FilterGen.Data.Faces;

/// <summary>Makes tensors of tables.</summary>
internal static class FaceTensors
{
    /// <summary>The set's name in the paper.</summary>
    public static string Title(this FaceSet set) => $"D-{set}";

    /// <summary>The first training and the first test faces of a table.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer, or less than one is asked for.</exception>
    public static LandmarkData ToData(string name, FaceTable table, long? train, long? test, IReadOnlyList<FaceProblem> problems)
    {
        var trainCount = Prefix.Length(train, table.TrainCount, "training faces");
        var testCount = Prefix.Length(test, table.Count - table.TrainCount, "test faces");
        using var scope = NewDisposeScope();
        var pixels = tensor(table.Pixels, [table.Count, 3, FaceCrop.Side, FaceCrop.Side]);
        var landmarks = tensor(table.Landmarks, [table.Count, LandmarkData.Landmarks.Count, 2]);
        return new(name, Part(0, trainCount), Part(table.TrainCount, testCount), problems);

        ImageSet Part(long start, long count) => new(
            pixels.narrow(0, start, count).to(ScalarType.Float32).div_(255),
            landmarks.narrow(0, start, count).clone());
    }
}
