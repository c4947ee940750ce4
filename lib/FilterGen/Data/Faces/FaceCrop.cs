namespace FilterGen.Data.Faces;

/// <summary>
/// Where a face comes to lie in its crop of 64×64. After Yi et al. 2014 a similarity transform takes two points to fixed places:
/// the middle of the eyes and the middle of the mouth. Their distance hardly shrinks when a head turns away, as that of the
/// eyes does. Both lie on the vertical middle line, so far apart that a turn by ±45° about the crop's centre, indeed any
/// turn, keeps the five landmarks of each of MTFL's faces inside: the farthest is 1.145 eye-mouth distances from the centre.
/// </summary>
internal static class FaceCrop
{
    /// <summary>Rows and columns of a crop.</summary>
    public const int Side = 64;

    /// <summary>Values of a crop, as planes of red, green and blue.</summary>
    public const int Bytes = 3 * Side * Side;

    /// <summary>The largest angle of D-Rot in degrees.</summary>
    public const double LargestTurn = 45;

    /// <summary>Pixels from the middle of the eyes to the middle of the mouth.</summary>
    public const double EyesToMouth = 26;

    private static readonly Point Centre = new((Side - 1) / 2.0, (Side - 1) / 2.0);

    /// <summary>The map from an image to the upright crop of its face.</summary>
    /// <param name="landmarks">The five landmarks; the eyes' middle is not the mouth's.</param>
    public static Similarity Align(ReadOnlySpan<Point> landmarks) => Similarity.Between(
        (Point.Middle(landmarks[0], landmarks[1]), Centre - new Point(0, EyesToMouth / 2)),
        (Point.Middle(landmarks[3], landmarks[4]), Centre + new Point(0, EyesToMouth / 2)));

    /// <summary>The map from an image to the crop of its face, turned by an angle in degrees.</summary>
    public static Similarity Align(ReadOnlySpan<Point> landmarks, double degrees) =>
        Align(landmarks).Then(Similarity.Turn(degrees, Centre));

    /// <summary>Whether a point of the upright crop stays inside by any turn.</summary>
    public static bool ContainsTurned(Point point)
    {
        var (x, y) = point - Centre;
        return x * x + y * y < Side * Side / 4.0;
    }
}
