namespace FilterGen.Data;

/// <summary>
/// Faces of 64×64 pixels in colour with five landmarks each. The labels are float32 [N, 5, 2]: x and y in pixels of the image,
/// (0, 0) the centre of its upper left pixel, in the order of <see cref="Landmarks"/>.
/// </summary>
public sealed class LandmarkData : ImageData
{
    internal LandmarkData(string name, ImageSet train, ImageSet test, IReadOnlyList<FaceProblem> problems)
        : base(name, train, test) => Problems = problems;

    /// <summary>The landmarks' short names: left eye, right eye (as the viewer sees them), nose tip, left and right mouth corner.</summary>
    public static IReadOnlyList<string> Landmarks { get; } = ["LE", "RE", "NT", "LMC", "RMC"];

    /// <summary>Rows and columns of an image.</summary>
    public static int Side => Faces.FaceCrop.Side;

    /// <summary>The faces of the source that are not as expected, those left out among them.</summary>
    public IReadOnlyList<FaceProblem> Problems { get; }

    /// <summary>The distance between the eyes' centres, by which errors are divided (section 4.2.1).</summary>
    /// <param name="landmarks">[N, 5, 2], in pixels.</param>
    /// <returns>[N], in pixels.</returns>
    public static Tensor InterocularDistance(Tensor landmarks)
    {
        using var scope = NewDisposeScope();
        return (landmarks.select(1, 1) - landmarks.select(1, 0)).square().sum(1).sqrt().MoveToOuterDisposeScope();
    }
}
