namespace Benchmarks.KernelLatency;

/// <summary>Lower and upper quartile over the rounds.</summary>
/// <param name="Ours">Of the C# kernel.</param>
/// <param name="Peer">Of the other kernel.</param>
internal sealed record KernelSpread(double[] Ours, double[] Peer);
