using System.Collections;

namespace NotebookKernel.Display;

/// <summary>The beginning of a sequence: as much of it as is shown.</summary>
/// <param name="Items">The first items.</param>
/// <param name="More">What to say about the rest; empty when there is none.</param>
internal sealed record Rows(IReadOnlyList<object?> Items, string More)
{
    private const int Usual = 100;

    /// <summary>The most items that are shown.</summary>
    public static int Most => InteractiveFormatters.MostItems(Usual);

    /// <summary>Takes the first items, and no more than one beyond, since the rest may be slow or endless.</summary>
    public static Rows Take(IEnumerable sequence)
    {
        if (sequence is Array { Rank: > 1 } grid) sequence = new Slice(grid, []);
        List<object?> items = [];
        int most = Most;
        foreach (object? item in sequence)
        {
            if (items.Count == most) return new Rows(items, Rest(sequence, most));
            items.Add(item);
        }
        return new Rows(items, "");
    }

    private static string Rest(IEnumerable sequence, int most) =>
        sequence is ICollection { Count: var count } ? $"{count - most:N0} more" : "more";
}
