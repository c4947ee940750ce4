namespace FilterGen.Tsne;

/// <summary>How <see cref="TSne"/> computes the forces between the points of the map.</summary>
public enum TSneMethod
{
    /// <summary>Chosen by the number of points, from measured times: see <see cref="TSne"/>.</summary>
    Auto,

    /// <summary>All pairs, O(N²) time and memory (van der Maaten &amp; Hinton 2008). On a GPU where the points are on one.</summary>
    Exact,

    /// <summary>Nearest neighbours attract, a quadtree sums up distant points: O(N log N) (van der Maaten 2014).</summary>
    BarnesHut,

    /// <summary>Nearest neighbours attract, a convolution on a grid does the rest: O(N) (Linderman et al. 2019).</summary>
    Fft,
}
