namespace Workbook.Documents;

/// <summary>One cell of a notebook, with what running it left behind.</summary>
/// <param name="kind">What the cell holds.</param>
/// <param name="source">Its text, lines ended by <c>\n</c>. A code cell that is not C# starts with a line such as <c>#!html</c>.</param>
public sealed class NotebookCell(CellKind kind, string source)
{
    private const string EditorPrefix = "dotnet-interactive.";

    private static readonly DibLanguages Languages = new(meta: null);

    /// <summary>What the cell holds.</summary>
    public CellKind Kind { get; } = kind;

    /// <summary>The cell's text.</summary>
    public string Source { get; set; } = source;

    /// <summary>The nbformat cell id (1 to 64 letters, digits, <c>-</c> or <c>_</c>), or null when it has none yet.</summary>
    public string? Id { get; set; }

    /// <summary>The cell's metadata, such as tags. Kept as it was read.</summary>
    public JsonObject Metadata { get; init; } = [];

    /// <summary>Files inside a Markdown or raw cell, by name, as nbformat stores them.</summary>
    public JsonObject? Attachments { get; init; }

    /// <summary>The number of the run that made <see cref="Outputs"/>, or null when the cell has not run.</summary>
    public int? ExecutionCount { get; set; }

    /// <summary>What the cell showed, in order. Empty unless <see cref="Kind"/> is <see cref="CellKind.Code"/>.</summary>
    public List<CellOutput> Outputs { get; } = [];

    /// <summary>
    /// The language that VS Code and .NET Interactive keep in a code cell's metadata, or null: its source then needs no line
    /// such as <c>#!html</c>.
    /// </summary>
    public string? MetadataLanguage => Kind != CellKind.Code ? null
        : Text("polyglot_notebook", "kernelName") ?? Text("dotnet_interactive", "language") ?? EditorLanguage;

    /// <summary>What running the cell runs: its text, with the language in front that only the metadata names.</summary>
    public string Code => MetadataLanguage is null or "csharp" || Languages.Starts(Source.TrimStart().Split('\n')[0].TrimEnd()) is not null
        ? Source
        : $"#!{MetadataLanguage}\n{Source}";

    // Older versions of the extension of VS Code kept nothing else.
    private string? EditorLanguage =>
        Text("vscode", "languageId") is { } id && id.StartsWith(EditorPrefix, StringComparison.Ordinal) ? id[EditorPrefix.Length..] : null;

    private string? Text(string section, string key) =>
        (Metadata[section] as JsonObject)?[key] is JsonValue value && value.TryGetValue(out string? text) && text.Length > 0 ? text : null;

    /// <summary>Whether running the notebook runs this cell: it is code and not blank.</summary>
    public bool IsRunnable => Kind == CellKind.Code && !string.IsNullOrWhiteSpace(Source);

    /// <summary>Forgets outputs and the execution count.</summary>
    public void ClearOutputs()
    {
        Outputs.Clear();
        ExecutionCount = null;
    }
}
