using FilterGen.Data;
using FilterGen.Filters;

namespace FilterGen.Papers.FilterGeneration;

/// <summary>
/// How far the landmarks that were found are from the true ones, in percent of each face's interocular distance: both metrics of
/// section 4.2.1.
/// </summary>
public sealed class LandmarkErrors
{
    private readonly float[][] errors; // [faces][landmarks]

    private LandmarkErrors(float[][] errors) => this.errors = errors;

    /// <summary>The mean error of each landmark over the faces, in the order of <see cref="LandmarkData.Landmarks"/> (Figure 3).</summary>
    public IReadOnlyList<double> Mean => [.. Landmarks.Select(landmark => errors.Average(face => (double)face[landmark]))];

    /// <summary>The largest error of each landmark over the faces, in the same order.</summary>
    public IReadOnlyList<double> Maximal => [.. Landmarks.Select(landmark => errors.Max(face => (double)face[landmark]))];

    /// <summary>The mean over all landmarks of all faces: AVG in Figure 3.</summary>
    public double AverageMean => Mean.Average();

    /// <summary>The largest error of any landmark of any face, which is how Table 3 is read here: it has one number per network.</summary>
    public double LargestMaximal => Maximal.Max();

    /// <summary>The number of faces.</summary>
    public int FaceCount => errors.Length;

    private IEnumerable<int> Landmarks => Enumerable.Range(0, errors[0].Length);

    /// <summary>Measures landmarks.</summary>
    /// <param name="found">[N, 5, 2], in pixels.</param>
    /// <param name="landmarks">The true ones, of the same shape.</param>
    /// <exception cref="ArgumentException">
    /// Another shape, no faces, a landmark that is no number, or a face whose eyes are at one place.
    /// </exception>
    public static LandmarkErrors Of(Tensor found, Tensor landmarks)
    {
        const int count = LandmarkNet.LandmarkCount;
        Guard.Shape(landmarks, nameof(landmarks), $"[N, {count}, 2]", -1, count, 2);
        Guard.Shape(found, nameof(found), $"[{landmarks.shape[0]}, {count}, 2]", landmarks.shape);
        Guard.AtLeast(1, landmarks.shape[0], "faces");
        using var scope = NewDisposeScope();
        if (FirstUnknown(Faces(found)) is { } lost)
            throw new ArgumentException($"{nameof(found)}: expected numbers, found none for face {lost}: the network's output has diverged. "
                + "Train it with a lower learning rate.");
        var faces = Faces(InPercent(found.cpu(), landmarks.cpu()));
        if (FirstUnknown(faces) is { } bad)
            throw new ArgumentException($"face {bad}: expected landmarks that are numbers and eyes apart, found none such. Leave it out.");
        return new(faces);

        static float[][] Faces(Tensor values) =>
            [.. values.flatten(1).cpu().to(float32).contiguous().data<float>().ToArray().Chunk((int)(values.numel() / values.shape[0]))];

        static int? FirstUnknown(float[][] faces) =>
            Array.FindIndex(faces, face => !face.All(float.IsFinite)) is var bad and >= 0 ? bad : null;
    }

    /// <summary>The mean error of a face's five landmarks.</summary>
    /// <param name="face">Its place in the set, from 0.</param>
    public double MeanOf(int face) => errors[face].Average(error => (double)error);

    /// <summary>The largest error of a face's five landmarks.</summary>
    /// <param name="face">Its place in the set, from 0.</param>
    public double MaximalOf(int face) => errors[face].Max();

    /// <summary>The places of the faces with the largest errors, the worst first.</summary>
    /// <param name="count">How many; all if there are fewer.</param>
    public int[] Worst(int count) => [.. Enumerable.Range(0, FaceCount).OrderByDescending(MaximalOf).Take(count)];

    /// <summary>The errors [N, 5] in percent, on the landmarks' device; no finite numbers where the eyes are at one place.</summary>
    internal static Tensor InPercent(Tensor found, Tensor landmarks)
    {
        using var scope = NewDisposeScope();
        var distances = (found - landmarks).square().sum(2).sqrt();
        return (100 * distances / LandmarkData.InterocularDistance(landmarks).unsqueeze(1)).MoveToOuterDisposeScope();
    }
}
