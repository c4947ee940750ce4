namespace Workbook.Documents;

/// <summary>Cell outputs as nbformat stores them.</summary>
internal static class OutputJson
{
    /// <summary>The output in <paramref name="item"/>, or null and what is wrong with it.</summary>
    public static CellOutput? Read(JsonObject? item, out string problem)
    {
        problem = "";
        switch (item?["output_type"]?.ToString())
        {
            case "stream" when MultilineText.Join(item["text"]) is { } text:
                return new StreamOutput(item["name"]?.ToString() ?? "stdout", text);
            case "display_data" when item["data"] is JsonObject data:
                return new DisplayOutput(Joined(data), Metadata(item));
            case "execute_result" when item["data"] is JsonObject data:
                var count = item["execution_count"] is JsonValue value && value.TryGetValue(out int number) ? number : (int?)null;
                return new ResultOutput(Joined(data), Metadata(item), count);
            case "error":
                var traceback = (item["traceback"] as JsonArray)?.Select(line => line?.ToString() ?? "");
                return new ErrorOutput(item["ename"]?.ToString() ?? "", item["evalue"]?.ToString() ?? "", [.. traceback ?? []]);
            case "stream":
                problem = "a stream output has no \"text\"";
                return null;
            case "display_data" or "execute_result":
                problem = $"a {item["output_type"]} output has no \"data\"";
                return null;
            default:
                problem = $"expected an output_type of nbformat 4, found {item?["output_type"]?.ToJsonString() ?? "none"}";
                return null;
        }
    }

    /// <summary>The JSON of <paramref name="output"/>.</summary>
    public static JsonObject Write(CellOutput output) => output switch
    {
        StreamOutput stream => new()
        {
            ["name"] = stream.Name,
            ["output_type"] = "stream",
            ["text"] = MultilineText.Split(stream.Text),
        },
        ResultOutput result => new()
        {
            ["data"] = Split(result.Data),
            ["execution_count"] = result.ExecutionCount,
            ["metadata"] = result.Metadata.DeepClone(),
            ["output_type"] = "execute_result",
        },
        DisplayOutput display => new()
        {
            ["data"] = Split(display.Data),
            ["metadata"] = display.Metadata.DeepClone(),
            ["output_type"] = "display_data",
        },
        ErrorOutput error => new()
        {
            ["ename"] = error.Name,
            ["evalue"] = error.Message,
            ["output_type"] = "error",
            ["traceback"] = new JsonArray([.. error.Traceback.Select(line => (JsonNode?)line)]),
        },
        _ => throw new ArgumentException($"expected one of nbformat's outputs, found {output.GetType()}", nameof(output)),
    };

    private static JsonObject Metadata(JsonObject item) => item["metadata"]?.DeepClone() as JsonObject ?? [];

    private static JsonObject Joined(JsonObject data) => Map(data, (mime, form) =>
        !IsJson(mime) && MultilineText.Join(form) is { } text ? text : form?.DeepClone());

    private static JsonObject Split(JsonObject data) => Map(data, (mime, form) =>
        IsLines(mime) && form is JsonValue value && value.TryGetValue(out string? text) ? MultilineText.Split(text) : form?.DeepClone());

    private static JsonObject Map(JsonObject data, Func<string, JsonNode?, JsonNode?> change) =>
        new(data.Select(form => KeyValuePair.Create(form.Key, change(form.Key, form.Value))));

    private static bool IsJson(string mime) => mime == "application/json"
        || (mime.StartsWith("application/", StringComparison.Ordinal) && mime.EndsWith("+json", StringComparison.Ordinal));

    private static bool IsLines(string mime) => mime.StartsWith("text/", StringComparison.Ordinal)
        || mime is "application/javascript" or "image/svg+xml";
}
