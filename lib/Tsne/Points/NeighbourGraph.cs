namespace FilterGen.Tsne.Points;

/// <summary>
/// Each point's nearest neighbours, nearest first; of those equally near in float32 the one with the smaller number first.
/// </summary>
/// <param name="Count">Number of points, N.</param>
/// <param name="Neighbours">Neighbours per point, K.</param>
/// <param name="Indices">N·K numbers of points, a point's neighbours side by side; a point is not its own neighbour.</param>
/// <param name="SquaredDistances">N·K squared Euclidean distances.</param>
internal sealed record NeighbourGraph(int Count, int Neighbours, int[] Indices, float[] SquaredDistances)
{
    /// <summary>The neighbours of one point.</summary>
    public ReadOnlySpan<int> IndicesOf(int point) => Indices.AsSpan(point * Neighbours, Neighbours);
}
