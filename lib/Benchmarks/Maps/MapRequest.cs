namespace Benchmarks.Maps;

/// <summary>What scikit-learn is asked for; matrices are files of float32 by rows.</summary>
/// <param name="Points">The file of the points.</param>
/// <param name="Dimensions">Numbers per point.</param>
/// <param name="Perplexity">The perplexity.</param>
/// <param name="Initial">To make a map: the file of where the points start.</param>
/// <param name="Iterations">To make a map: steps.</param>
/// <param name="Threads">To make a map: threads.</param>
/// <param name="Map">To make a map: the file to write it to.</param>
/// <param name="Labels">To score a map: the file of the classes.</param>
/// <param name="Score">To score a map: its file.</param>
internal sealed record MapRequest(
    string Points, int Dimensions, double Perplexity, string? Initial = null, int? Iterations = null, int? Threads = null,
    string? Map = null, string? Labels = null, string? Score = null);
