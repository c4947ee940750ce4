using System.Text.Json;

namespace CSharpKernel.Execution.Magics;

/// <summary>A file whose cells <c>#!import</c> runs.</summary>
internal static class ImportedFile
{
    /// <summary>The text of its cells, prose and metadata left out.</summary>
    /// <param name="path">A .dib, .ipynb, .csx or .cs file.</param>
    /// <exception cref="InvalidDataException">The file is of another kind, or is damaged.</exception>
    public static IEnumerable<string> Cells(string path)
    {
        string text = File.ReadAllText(path);
        return Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".csx" or ".cs" => [text],
            ".dib" => Magic.Parts(text).Where(part => Magic.Parse(part)?.Name is not ("meta" or "markdown" or "md")),
            ".ipynb" => Notebook(text, path),
            _ => throw new InvalidDataException($"{path}: expected a .dib, .ipynb, .csx or .cs file."),
        };
    }

    private static List<string> Notebook(string text, string path)
    {
        try
        {
            return
            [
                .. from cell in JsonNode.Parse(text)!["cells"]!.AsArray()
                   where cell!["cell_type"]!.GetValue<string>() == "code"
                   select cell["source"] is JsonArray lines ? string.Concat(lines.Select(line => line!.GetValue<string>())) : cell["source"]!.GetValue<string>(),
            ];
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException or NullReferenceException)
        {
            throw new InvalidDataException($"{path}: expected a notebook, found something else: {failure.Message}", failure);
        }
    }
}
