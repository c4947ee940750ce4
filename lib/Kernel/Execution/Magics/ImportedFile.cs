using System.Text.Json;
using System.Text.RegularExpressions;

namespace NotebookKernel.Execution.Magics;

/// <summary>A file whose cells <c>#!import</c> runs.</summary>
internal static partial class ImportedFile
{
    /// <summary>Its cells, metadata left out.</summary>
    /// <param name="path">A .dib, .ipynb, .csx, .cs or .fsx file.</param>
    /// <exception cref="InvalidDataException">The file is of another kind, or is damaged.</exception>
    public static IEnumerable<ImportedCell> Cells(string path)
    {
        string text = File.ReadAllText(path), name = Path.GetFileName(path);
        return Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".cs" when Namespace().IsMatch(text) => [new(name, "library", text)], // A script has none.
            ".csx" or ".cs" => [new(name, "csharp", text)],
            ".fsx" => [new(name, "fsharp", text)],
            ".dib" => Parts(text, name),
            ".ipynb" => Notebook(text, path),
            _ => throw new InvalidDataException($"{path}: expected a .dib, .ipynb, .csx, .cs or .fsx file."),
        };
    }

    // A magic below the line that names a cell's language begins another part of that language.
    private static IEnumerable<ImportedCell> Parts(string text, string name)
    {
        string language = "csharp";
        foreach (string part in Magic.Parts(text))
        {
            string? magic = Magic.Parse(part)?.Name;
            language = MagicTable.Language(magic ?? "") ?? language;
            if (magic != "meta") yield return new ImportedCell(name, language, part);
        }
    }

    // What VS Code and .NET Interactive keep beside the text.
    private static string Language(JsonNode cell)
    {
        JsonNode? metadata = cell["metadata"];
        JsonNode? language = metadata?["polyglot_notebook"]?["kernelName"] ?? metadata?["dotnet_interactive"]?["language"];
        if (cell["cell_type"]!.GetValue<string>() == "markdown") return "markdown";
        return MagicTable.Language(language?.ToString() ?? "") ?? "csharp";
    }

    // Numbered as when the notebook is run from the top: cells with code only.
    private static List<ImportedCell> Notebook(string text, string path)
    {
        int number = 0;
        try
        {
            return
            [
                .. from cell in JsonNode.Parse(text)!["cells"]!.AsArray()
                   where cell!["cell_type"]!.GetValue<string>() is "code" or "markdown"
                   let lines = cell["source"] as JsonArray ?? [cell["source"]!.DeepClone()]
                   let code = string.Concat(lines.Select(line => line!.GetValue<string>()))
                   let runs = cell["cell_type"]!.GetValue<string>() == "code" && !string.IsNullOrWhiteSpace(code)
                   select new ImportedCell($"{Path.GetFileName(path)}, cell {(runs ? ++number : number)}", Language(cell), code),
            ];
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException or NullReferenceException)
        {
            throw new InvalidDataException($"{path}: expected a notebook, found something else: {failure.Message}", failure);
        }
    }

    [GeneratedRegex(@"^\s*namespace\s+\w", RegexOptions.Multiline)]
    private static partial Regex Namespace();
}
