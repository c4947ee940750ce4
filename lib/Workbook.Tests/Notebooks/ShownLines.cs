using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Workbook.Documents;

namespace Workbook.Tests.Notebooks;

/// <summary>
/// What the cells of a notebook show as lines: the number of the code cell, the kind, the media type and the text, whose line ends are
/// written as ⏎. In an expected line … stands for any text.
/// </summary>
internal static class ShownLines
{
    private const string Begin = "```expected\n", End = "\n```";

    /// <summary>The lines in the last cell, which is prose.</summary>
    public static string[] Expected(NotebookDocument document)
    {
        var text = document.Cells[^1].Source;
        Assert.StartsWith(Begin, text);
        Assert.EndsWith(End, text);
        return text[Begin.Length..^End.Length].Split('\n');
    }

    /// <summary>The lines of what a notebook showed.</summary>
    public static string[] Of(NotebookDocument document) =>
    [
        .. document.Cells.Where(cell => cell.Kind == CellKind.Code)
            .SelectMany((cell, index) => cell.Outputs.SelectMany(Lines)
                .Select(line => $"{index + 1} {line.ReplaceLineEndings("⏎")}".TrimEnd())),
    ];

    /// <summary>Whether each line is as expected, and none is missing.</summary>
    public static bool Match(string[] expected, string[] shown) =>
        expected.Length == shown.Length && expected.Zip(shown).All(pair => Pattern(pair.First).IsMatch(pair.Second));

    private static Regex Pattern(string line) =>
        new($"^{string.Join(".*", line.TrimEnd().Split('…').Select(Regex.Escape))}$", RegexOptions.CultureInvariant);

    private static IEnumerable<string> Lines(CellOutput output) => output switch
    {
        StreamOutput { Name: "stderr" } news when IsOfFirstRun(news.Text) => [],
        StreamOutput stream => [$"{stream.Name} {stream.Text}"],
        ErrorOutput error => [$"error {error.Name}: {error.Message}"],
        ResultOutput result => Forms("result", result.Data),
        DisplayOutput display => Forms("display", display.Data),
        _ => [output.ToString()!],
    };

    private static IEnumerable<string> Forms(string kind, JsonObject data) =>
        from form in data
        orderby form.Key
        select $"{kind} {form.Key} {Text(form.Value)}";

    private static string? Text(JsonNode? form) =>
        form is JsonValue value && value.TryGetValue(out string? text) ? text : form?.ToJsonString();

    // Only the first run on a machine fetches packages.
    private static bool IsOfFirstRun(string news) =>
        news.Split('\n').SkipLast(1).All(line => line.StartsWith("Restoring ", StringComparison.Ordinal));
}
