namespace Benchmarks.KernelLatency;

/// <summary>A line of <c>jupyter/kernel_latency.py</c>.</summary>
/// <param name="Kernel">The kernel's name.</param>
/// <param name="Measure">What was measured.</param>
/// <param name="Value">Milliseconds, megabytes or a count; null where the system does not say.</param>
/// <param name="Error">What went wrong instead.</param>
internal sealed record Measurement(string Kernel, string Measure, double? Value, string? Error = null);
