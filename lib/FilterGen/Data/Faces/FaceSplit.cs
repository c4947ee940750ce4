namespace FilterGen.Data.Faces;

/// <summary>
/// Which faces are trained on, and by how much each is turned in D-Rot: the same for both sets, and for every run. A face
/// keeps its part and its angle when others are left out.
/// </summary>
internal sealed class FaceSplit
{
    private const int OrderSeed = 20190527;
    private const int TurnSeed = OrderSeed + 1;

    /// <summary>Splits faces: a tenth is for the test, as the paper's 1,000 of 10,000.</summary>
    /// <param name="count">Number of faces.</param>
    public FaceSplit(int count)
    {
        Order = [.. Enumerable.Range(0, count)];
        new Random(OrderSeed).Shuffle(Order);
        TrainCount = count - count / 10;
        var random = new Random(TurnSeed);
        Turns = [.. Enumerable.Range(0, count).Select(_ => (2 * random.NextDouble() - 1) * FaceCrop.LargestTurn)];
    }

    /// <summary>The faces' numbers: those to train on first.</summary>
    public int[] Order { get; }

    /// <summary>How many of them are to train on.</summary>
    public int TrainCount { get; }

    /// <summary>Each face's angle in degrees, by its number.</summary>
    public double[] Turns { get; }
}
