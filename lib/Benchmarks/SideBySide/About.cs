namespace Benchmarks.SideBySide;

/// <summary>What a worker runs on.</summary>
/// <param name="Runtime">.NET's or Python's version.</param>
/// <param name="Torch">The version of libtorch or PyTorch.</param>
/// <param name="Threads">Threads that torch computes with.</param>
/// <param name="Blas">File of the BLAS library in use, links followed.</param>
/// <param name="Processor">The GPU's name, or CPU.</param>
/// <param name="Error">What went wrong instead.</param>
internal sealed record About(string Runtime, string Torch, int Threads, string Blas, string Processor, string? Error = null);
