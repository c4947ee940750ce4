namespace FilterGen.Tsne.Grid;

/// <summary>The four cubic B-splines on a grid that are not zero at a place: their first node and their values, of sum 1.</summary>
internal readonly struct SplineWeights
{
    /// <summary>The first of the four nodes.</summary>
    public readonly int Node;

    /// <summary>The splines' values.</summary>
    public readonly float W0, W1, W2, W3;

    /// <summary>Computes the values.</summary>
    /// <param name="place">Where, counted in nodes, at least 1.</param>
    public SplineWeights(float place)
    {
        var below = (int)place;
        Node = below - 1;
        float t = place - below, u = 1 - t;
        W0 = u * u * u * (1f / 6);
        W1 = 2f / 3 - t * t * (1 - t * 0.5f);
        W2 = 2f / 3 - u * u * (1 - u * 0.5f);
        W3 = t * t * t * (1f / 6);
    }
}
