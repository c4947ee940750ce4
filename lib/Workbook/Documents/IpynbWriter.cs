namespace Workbook.Documents;

/// <summary>Writes notebooks as .ipynb text, nbformat 4.5, byte for byte as Jupyter would save them.</summary>
internal static class IpynbWriter
{
    /// <summary>The text of <paramref name="document"/>. Cells that have no id get one.</summary>
    public static string Write(NotebookDocument document)
    {
        CellIds.Complete(document.Cells);
        return NotebookJson.Write(new JsonObject
        {
            ["cells"] = new JsonArray([.. document.Cells.Select(Cell)]),
            ["metadata"] = document.Metadata.DeepClone(),
            ["nbformat"] = 4,
            ["nbformat_minor"] = 5,
        }) + "\n";
    }

    private static JsonObject Cell(NotebookCell cell)
    {
        var item = new JsonObject
        {
            ["cell_type"] = cell.Kind.ToString().ToLowerInvariant(),
            ["id"] = cell.Id,
            ["metadata"] = cell.Metadata.DeepClone(),
            ["source"] = MultilineText.Split(cell.Source),
        };
        if (cell.Attachments is not null) item["attachments"] = cell.Attachments.DeepClone();
        if (cell.Kind != CellKind.Code) return item;
        item["execution_count"] = cell.ExecutionCount;
        item["outputs"] = new JsonArray([.. cell.Outputs.Select(OutputJson.Write)]);
        return item;
    }
}
