namespace Benchmarks.Maps;

/// <summary>How good the maps of both sides are, from the same starts: means over the starts.</summary>
/// <param name="Id">The case.</param>
/// <param name="Method">Our method.</param>
/// <param name="OursDivergence">Our maps' Kullback–Leibler divergence over all pairs.</param>
/// <param name="PeerDivergence">The peer's.</param>
/// <param name="OursAccuracy">Our maps' ten-nearest-neighbour accuracy in %.</param>
/// <param name="PeerAccuracy">The peer's.</param>
internal sealed record MapQuality(
    string Id, string Method, double OursDivergence, double PeerDivergence, double OursAccuracy, double PeerAccuracy);
