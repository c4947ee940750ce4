namespace Benchmarks.SideBySide;

/// <summary>Lower and upper quartile over the rounds.</summary>
/// <param name="OursMs">Of our blocks.</param>
/// <param name="PeerMs">Of the peer's blocks.</param>
/// <param name="Ratio">Of the ratios, pair by pair.</param>
internal sealed record Spread(double[] OursMs, double[] PeerMs, double[] Ratio);
