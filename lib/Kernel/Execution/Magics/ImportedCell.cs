namespace NotebookKernel.Execution.Magics;

/// <summary>A cell of a file that is imported.</summary>
/// <param name="Name">What diagnostics and stack frames call it: its file, of a notebook with the number of the cell.</param>
/// <param name="Language">What it is written in where it does not say so itself.</param>
/// <param name="Code">Its text, whose lines are those of the file, or of the notebook's cell.</param>
internal sealed record ImportedCell(string Name, string Language, string Code);
