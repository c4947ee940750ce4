namespace Benchmarks.SideBySide;

/// <summary>A worker's answer to a measurement.</summary>
/// <param name="Ms">Mean milliseconds per step of each measured pass.</param>
/// <param name="Error">What went wrong instead.</param>
internal sealed record Reply(double[]? Ms, string? Error = null);
