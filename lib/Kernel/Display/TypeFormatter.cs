namespace NotebookKernel.Display;

/// <summary>One way that a type says it can be shown.</summary>
/// <param name="MimeType">Of what <paramref name="Write"/> writes; binary types are written as base64 text.</param>
/// <param name="Write">Writes a value; false when it cannot write this one.</param>
internal sealed record TypeFormatter(string MimeType, Func<object, TextWriter, bool> Write);
