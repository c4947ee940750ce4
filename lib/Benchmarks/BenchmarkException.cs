namespace Benchmarks;

/// <summary>Something the user can put right; the message says what and how.</summary>
internal sealed class BenchmarkException(string message, Exception? inner = null) : Exception(message, inner);
