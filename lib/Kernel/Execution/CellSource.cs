namespace NotebookKernel.Execution;

/// <summary>Where the code of a compiled cell stands.</summary>
/// <param name="Symbols">Its portable PDB; empty for a cell of F#, and for one on a single line.</param>
/// <param name="OnlyLine">The cell and the line that all its code stands on, as tracebacks name them; null where it has more.</param>
internal sealed record CellSource(byte[] Symbols, string? OnlyLine = null);
