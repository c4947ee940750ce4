using System.Text.Json;
using System.Text.RegularExpressions;

namespace CSharpKernel.Execution.Magics;

/// <summary>A file whose cells <c>#!import</c> runs.</summary>
internal static partial class ImportedFile
{
    /// <summary>The text of its cells, metadata left out.</summary>
    /// <param name="path">A .dib, .ipynb, .csx, .cs or .fsx file.</param>
    /// <exception cref="InvalidDataException">The file is of another kind, or is damaged.</exception>
    public static IEnumerable<string> Cells(string path)
    {
        string text = File.ReadAllText(path);
        return Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".cs" when Namespace().IsMatch(text) => [$"#!library\n{text}"], // A script has none.
            ".csx" or ".cs" => [text],
            ".fsx" => [$"#!fsharp\n{text}"],
            ".dib" => Magic.Parts(text).Where(part => Magic.Parse(part)?.Name is not "meta"),
            ".ipynb" => Notebook(text, path),
            _ => throw new InvalidDataException($"{path}: expected a .dib, .ipynb, .csx, .cs or .fsx file."),
        };
    }

    // What VS Code and .NET Interactive keep beside the text.
    private static string Language(JsonNode cell)
    {
        JsonNode? metadata = cell["metadata"];
        JsonNode? language = metadata?["polyglot_notebook"]?["kernelName"] ?? metadata?["dotnet_interactive"]?["language"];
        string? name = cell["cell_type"]!.GetValue<string>() == "markdown" ? "markdown" : MagicTable.Language(language?.ToString() ?? "");
        return name is null or "csharp" ? "" : $"#!{name}\n";
    }

    private static List<string> Notebook(string text, string path)
    {
        try
        {
            return
            [
                .. from cell in JsonNode.Parse(text)!["cells"]!.AsArray()
                   where cell!["cell_type"]!.GetValue<string>() is "code" or "markdown"
                   let lines = cell["source"] as JsonArray ?? [cell["source"]!.DeepClone()]
                   select Language(cell) + string.Concat(lines.Select(line => line!.GetValue<string>())),
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
