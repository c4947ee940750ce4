using System.Numerics;

namespace FilterGen.Tsne.Embedding;

/// <summary>
/// Points of the plane, or forces on them, one array per axis. The arrays are filled up to a whole number of vectors.
/// </summary>
internal sealed class Layout
{
    /// <summary>Where the points stand that fill up: so far away that they exert no force in float32.</summary>
    private const float Nowhere = 1e18f;

    /// <summary>How far out a point may stand: beyond, the forces between points that are apart vanish in float32.</summary>
    private const float Farthest = 1e9f;

    public Layout(int count)
    {
        Count = count;
        var padded = Pad(count);
        X = new float[padded];
        Y = new float[padded];
        X.AsSpan(count).Fill(Nowhere);
        Y.AsSpan(count).Fill(Nowhere);
    }

    /// <summary>Number of points.</summary>
    public int Count { get; }

    /// <summary>First coordinates.</summary>
    public float[] X { get; }

    /// <summary>Second coordinates.</summary>
    public float[] Y { get; }

    /// <summary>Whether all points stand where forces can be computed.</summary>
    public bool IsCompact => IsWithin(X.AsSpan(0, Count)) && IsWithin(Y.AsSpan(0, Count));

    /// <summary>The length of an array that holds so many numbers in whole vectors.</summary>
    public static int Pad(int count) => (count + Vector<float>.Count - 1) / Vector<float>.Count * Vector<float>.Count;

    /// <summary>Takes x and y of the first point, of the second, and so on.</summary>
    public static Layout From(ReadOnlySpan<float> coordinates)
    {
        var layout = new Layout(coordinates.Length / 2);
        for (var i = 0; i < layout.Count; i++) (layout.X[i], layout.Y[i]) = (coordinates[2 * i], coordinates[2 * i + 1]);
        return layout;
    }

    /// <summary>x and y of the first point, of the second, and so on.</summary>
    public float[] ToCoordinates()
    {
        var coordinates = new float[2 * Count];
        for (var i = 0; i < Count; i++) (coordinates[2 * i], coordinates[2 * i + 1]) = (X[i], Y[i]);
        return coordinates;
    }

    /// <summary>Moves all points so that their mean is the origin.</summary>
    public void Center()
    {
        Center(X.AsSpan(0, Count));
        Center(Y.AsSpan(0, Count));
    }

    private static bool IsWithin(ReadOnlySpan<float> values)
    {
        foreach (var value in values) if (!(Math.Abs(value) < Farthest)) return false;
        return true;
    }

    private static void Center(Span<float> values)
    {
        var sum = 0.0;
        foreach (var value in values) sum += value;
        var mean = (float)(sum / values.Length);
        foreach (ref var value in values) value -= mean;
    }
}
