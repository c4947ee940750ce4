namespace FilterGen.Tsne.Embedding;

/// <summary>The gradient of t-SNE's objective, in one of the ways to compute it.</summary>
internal interface ITSneGradient
{
    /// <summary>
    /// Computes, for each point i, e·Σ_j p_ij q_ij Z (y_i − y_j) − Σ_j q_ij² Z (y_i − y_j), with q_ij = 1 / ((1 + |y_i − y_j|²) Z):
    /// a quarter of the derivative of the divergence (van der Maaten &amp; Hinton 2008, eq. 5) where e = 1.
    /// </summary>
    /// <param name="map">The points.</param>
    /// <param name="exaggeration">The factor e of the attraction.</param>
    /// <param name="gradient">Takes the result.</param>
    void Compute(Layout map, float exaggeration, Layout gradient);

    /// <summary>The divergence Σ p_ij ln(p_ij / q_ij) in nats.</summary>
    double KullbackLeibler(Layout map);
}
