using Workbook.Documents;

namespace Workbook.Sweep;

/// <summary>Looks up in JSON-lines files which runs are finished.</summary>
internal static class ResultLines
{
    /// <summary>The first of the records a finished run leaves that is missing; null if all are there.</summary>
    /// <exception cref="DocumentException">A line of the file is no JSON object.</exception>
    public static IReadOnlyDictionary<string, string>? Missing(SweepRun run)
    {
        var lines = Read(run.Results);
        return run.Records.FirstOrDefault(record => !lines.Any(line => Has(line, record)));
    }

    private static List<JsonElement> Read(string path)
    {
        if (!File.Exists(path)) return [];
        var lines = File.ReadLines(path).Index().Where(line => !string.IsNullOrWhiteSpace(line.Item));
        return [.. lines.Select(line => Parse(path, line.Index + 1, line.Item))];
    }

    private static JsonElement Parse(string path, int number, string line)
    {
        try
        {
            var value = JsonElement.Parse(line);
            return value.ValueKind == JsonValueKind.Object ? value : throw new JsonException("It is no object.");
        }
        catch (JsonException error)
        {
            throw new DocumentException(path, number, $"expected a JSON object, found '{line}'. Remove the line", error);
        }
    }

    private static bool Has(JsonElement line, IReadOnlyDictionary<string, string> record) =>
        record.All(field => line.TryGetProperty(field.Key, out var value) && Same(value, field.Value));

    private static bool Same(JsonElement value, string expected) =>
        SweepGrid.Text(value) == expected
        || (value.ValueKind == JsonValueKind.Number
            && double.TryParse(expected, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && value.GetDouble() == number);
}
