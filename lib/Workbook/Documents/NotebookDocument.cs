using NotebookKernel.Protocol;

namespace Workbook.Documents;

/// <summary>A notebook: cells in order, and metadata. The one form behind both .ipynb and .dib files.</summary>
public sealed class NotebookDocument
{
    private const string Polyglot = "polyglot-notebook";

    /// <summary>The cells, in order.</summary>
    public List<NotebookCell> Cells { get; init; } = [];

    /// <summary>The notebook's metadata as nbformat has it: kernelspec, language_info and whatever else a tool keeps there.</summary>
    public JsonObject Metadata { get; init; } = [];

    /// <summary>
    /// The language the notebook says it is written in, or null when it does not say: the kernelspec's <c>language</c>, else
    /// <c>language_info</c>'s <c>name</c>; of one that says it is in several, that of the cells that name none.
    /// </summary>
    public string? Language => (Text("kernelspec", "language") ?? Text("language_info", "name")) is var named && named == Polyglot
        ? ((Metadata[DibReader.MetaKey] as JsonObject)?["kernelInfo"] as JsonObject)?["defaultKernelName"]?.ToString()
        : named;

    /// <summary>Whether the notebook is C#, or does not say what it is.</summary>
    public bool IsCSharp => Language is null || Language.Equals("C#", StringComparison.OrdinalIgnoreCase)
        || Language.Equals("csharp", StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// What messages call a cell: by its number among the cells that run, which is the one that Jupyter and tracebacks give it when
    /// the notebook is run from the top. A cell that does not run is told by the one before it.
    /// </summary>
    /// <param name="index">The cell's place.</param>
    public string CellName(int index)
    {
        var number = Cells.Take(index + 1).Count(cell => cell.IsRunnable);
        if (Cells[index].IsRunnable) return $"cell {number}";
        var kind = Cells[index].Kind switch { CellKind.Markdown => "Markdown", CellKind.Raw => "raw", _ => "empty" };
        return number == 0 ? $"the {kind} cell before cell 1" : $"the {kind} cell after cell {number}";
    }

    /// <summary>Makes a notebook in F# one in C# whose cells say that they are F#, as the kernel runs it.</summary>
    public void NameCells()
    {
        if (Language is not ("F#" or "fsharp")) return;
        foreach (var cell in Cells.Where(cell => cell.Kind == CellKind.Code && cell.MetadataLanguage is null))
            cell.Metadata[DibReader.MetaKey] = new JsonObject { ["kernelName"] = "fsharp" };
        NameKernel();
    }

    /// <summary>Refuses a notebook in another language, unless each of its cells names its own; the error names <paramref name="file"/>.</summary>
    /// <exception cref="DocumentException">The notebook says that it is in another language.</exception>
    public void RequireCSharp(string file)
    {
        if (IsCSharp) return;
        NotebookCell[] runnable = [.. Cells.Where(cell => cell.IsRunnable)];
        if (runnable.Length == 0 || runnable.Any(cell => cell.MetadataLanguage is null))
            throw new DocumentException(file, null, $"expected a C# notebook, found one in {Language}");
    }

    /// <summary>Adds <c>kernelspec</c> and <c>language_info</c> where they are missing or not C#.</summary>
    public void NameKernel()
    {
        if (Text("kernelspec", "language") != KernelInfo.Language)
        {
            Metadata["kernelspec"] = new JsonObject
            {
                ["display_name"] = KernelInfo.DisplayName,
                ["language"] = KernelInfo.Language,
                ["name"] = KernelInfo.Name,
            };
        }
        Metadata["language_info"] = KernelInfo.LanguageInfo();
    }

    private string? Text(string section, string key) =>
        Metadata[section] is JsonObject found && found[key] is JsonValue value && value.TryGetValue(out string? text) ? text : null;
}
