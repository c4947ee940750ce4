namespace Workbook.Documents;

/// <summary>Reads .ipynb text, nbformat 4 of any minor version.</summary>
internal sealed class IpynbReader(string text, string file)
{
    /// <summary>How deep JSON may nest.</summary>
    public const int MaxDepth = 256;

    /// <summary>The notebook in <paramref name="text"/>; errors name <paramref name="file"/>.</summary>
    /// <exception cref="DocumentException">The text is not a notebook of nbformat 4.</exception>
    public static NotebookDocument Read(string text, string file) => new IpynbReader(text, file).Read();

    private NotebookDocument Read()
    {
        var root = Parse() as JsonObject ?? throw Fail("expected a notebook, a JSON object; found another JSON value");
        CheckVersion(root);
        if (root["cells"] is not JsonArray items) throw Fail("the notebook has no list of \"cells\"");
        var cells = new List<NotebookCell>(items.Count);
        foreach (var item in items) cells.Add(ReadCell(item, cells.Count));
        CellIds.Complete(cells);
        var metadata = Detach(root, "metadata") ?? [];
        metadata.Remove("orig_nbformat");
        metadata.Remove("signature");
        return new NotebookDocument { Cells = cells, Metadata = metadata };
    }

    private JsonNode? Parse()
    {
        if (string.IsNullOrWhiteSpace(text)) throw Fail("expected a notebook in JSON, found an empty file");
        try
        {
            if (JsonLines.FindHalfCharacter(text) is { } line)
            {
                throw new DocumentException(file, line, "a text holds half of a surrogate pair, which is no character");
            }
            return JsonNode.Parse(text, documentOptions: new() { AllowDuplicateProperties = false, MaxDepth = MaxDepth });
        }
        catch (JsonException error)
        {
            throw new DocumentException(file, (int?)error.LineNumber + 1, $"not JSON: {FirstSentence(error.Message)}", error);
        }
    }

    private void CheckVersion(JsonObject root)
    {
        var found = Number(root["nbformat"]);
        if (found == 4) return;
        if (found is null) throw Fail("the notebook does not say its \"nbformat\"; expected 4");
        throw Fail(found < 4
            ? $"expected nbformat 4, found {found}; convert it with: jupyter nbconvert --to notebook --nbformat 4 --inplace FILE"
            : $"expected nbformat 4, found {found}, which is newer than this program knows");
    }

    private NotebookCell ReadCell(JsonNode? node, int index)
    {
        if (node is not JsonObject item) throw FailAt(index, "expected an object");
        var kind = Text(item["cell_type"]) switch
        {
            "code" => CellKind.Code,
            "markdown" => CellKind.Markdown,
            "raw" => CellKind.Raw,
            null => throw FailAt(index, "has no \"cell_type\""),
            var other => throw FailAt(index, $"expected cell_type code, markdown or raw; found {other}"),
        };
        var source = MultilineText.Join(item["source"]) ?? throw FailAt(index, "has no \"source\" that is text or a list of texts");
        var cell = new NotebookCell(kind, source)
        {
            Id = Text(item["id"]) is { } id && CellIds.IsValid(id) ? id : null,
            Metadata = Detach(item, "metadata") ?? [],
            Attachments = Detach(item, "attachments"),
            ExecutionCount = kind == CellKind.Code ? Number(item["execution_count"]) : null,
        };
        cell.Metadata.Remove("trusted");
        if (kind != CellKind.Code || item["outputs"] is not { } outputs) return cell;
        if (outputs is not JsonArray list) throw FailAt(index, "expected \"outputs\" to be a list");
        foreach (var output in list)
        {
            cell.Outputs.Add(OutputJson.Read(output as JsonObject, out var problem) ?? throw FailAt(index, problem));
        }
        return cell;
    }

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    private static int? Number(JsonNode? node) => node is JsonValue value && value.TryGetValue(out int number) ? number : null;

    private static JsonObject? Detach(JsonObject parent, string key)
    {
        if (parent[key] is not JsonObject found) return null;
        parent.Remove(key);
        return found;
    }

    private static string FirstSentence(string message)
    {
        var end = message.IndexOf(". ", StringComparison.Ordinal);
        return (end < 0 ? message : message[..end]).TrimEnd('.');
    }

    private DocumentException Fail(string problem) => new(file, 1, problem);

    private DocumentException FailAt(int index, string problem) =>
        new(file, JsonLines.FindCell(text, index), $"entry {index + 1} of \"cells\": {problem}");
}
