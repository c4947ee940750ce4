namespace Workbook.Documents;

/// <summary>Joins a notebook's text with what an earlier run of it left: outputs, cell ids, metadata.</summary>
public static class NotebookMerge
{
    /// <summary>
    /// The cells of <paramref name="text"/>, in its order, each taken whole from <paramref name="executed"/> where it stands there
    /// unchanged. A cell that was edited in place keeps its id and metadata and loses its outputs.
    /// </summary>
    public static NotebookDocument Merge(NotebookDocument text, NotebookDocument executed)
    {
        var merged = new NotebookDocument { Metadata = (JsonObject)executed.Metadata.DeepClone() };
        merged.Metadata.Remove(DibReader.MetaKey);
        if (text.Metadata[DibReader.MetaKey] is { } meta) merged.Metadata[DibReader.MetaKey] = meta.DeepClone();
        int nextText = 0, nextExecuted = 0;
        foreach (var (inText, inExecuted) in Unchanged(text, executed).Append((text.Cells.Count, executed.Cells.Count)))
        {
            var edited = inText - nextText == inExecuted - nextExecuted;
            for (; nextText < inText; nextText++, nextExecuted++)
            {
                var cell = text.Cells[nextText];
                merged.Cells.Add(edited ? Edited(cell, executed.Cells[nextExecuted]) : Fresh(cell));
            }
            nextExecuted = inExecuted + 1;
            nextText = inText + 1;
            if (inText < text.Cells.Count) merged.Cells.Add(executed.Cells[inExecuted]);
        }
        CellIds.Complete(merged.Cells);
        return merged;
    }

    private static NotebookCell Fresh(NotebookCell cell) => new(cell.Kind, cell.Source);

    private static NotebookCell Edited(NotebookCell cell, NotebookCell before) => before.Kind != cell.Kind
        ? Fresh(cell)
        : new(cell.Kind, cell.Source) { Id = before.Id, Metadata = before.Metadata, Attachments = before.Attachments };

    /// <summary>The longest list of cells that stand in both notebooks in the same order, as pairs of their indices.</summary>
    private static List<(int, int)> Unchanged(NotebookDocument text, NotebookDocument executed)
    {
        var (a, b) = (Sections(text), Sections(executed));
        var length = new int[a.Length + 1, b.Length + 1];
        for (var i = a.Length - 1; i >= 0; i--)
        {
            for (var j = b.Length - 1; j >= 0; j--)
            {
                length[i, j] = a[i] == b[j] ? 1 + length[i + 1, j + 1] : Math.Max(length[i + 1, j], length[i, j + 1]);
            }
        }
        var pairs = new List<(int, int)>();
        for (int i = 0, j = 0; i < a.Length && j < b.Length;)
        {
            if (a[i] == b[j]) pairs.Add((i++, j++));
            else if (length[i + 1, j] >= length[i, j + 1]) i++;
            else j++;
        }
        return pairs;
    }

    private static (string, string)[] Sections(NotebookDocument document)
    {
        var languages = new DibLanguages(document.Metadata[DibReader.MetaKey] as JsonObject);
        return [.. document.Cells.Select(cell => DibText.Section(cell, languages))];
    }
}
