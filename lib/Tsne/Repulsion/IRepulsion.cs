using FilterGen.Tsne.Embedding;

namespace FilterGen.Tsne.Repulsion;

/// <summary>The force by which all points push each other away, before it is divided by Z.</summary>
internal interface IRepulsion
{
    /// <summary>Computes Σ_j (y_i − y_j) / (1 + |y_i − y_j|²)² for each point i.</summary>
    /// <param name="map">The points.</param>
    /// <param name="forces">Takes the result.</param>
    /// <returns>Z, the sum of 1 / (1 + |y_i − y_j|²) over all ordered pairs.</returns>
    double Compute(Layout map, Layout forces);
}
