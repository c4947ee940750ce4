namespace Benchmarks.Maps;

/// <summary>What scikit-learn answers.</summary>
/// <param name="Seconds">Time to make a map.</param>
/// <param name="Version">scikit-learn's version.</param>
/// <param name="Divergence">A map's Kullback–Leibler divergence over all pairs.</param>
/// <param name="Accuracy">A map's ten-nearest-neighbour accuracy in %.</param>
internal sealed record MapReply(double? Seconds = null, string? Version = null, double? Divergence = null, double? Accuracy = null);
