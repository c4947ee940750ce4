using System.Collections;

namespace CSharpKernel.Display;

/// <summary>The beginning of a sequence: as much of it as is shown.</summary>
/// <param name="Items">The first items.</param>
/// <param name="More">What to say about the rest; empty when there is none.</param>
internal sealed record Rows(IReadOnlyList<object?> Items, string More)
{
    /// <summary>The most items that are shown.</summary>
    public const int Most = 100;

    /// <summary>Takes the first items, and no more than one beyond, since the rest may be slow or endless.</summary>
    public static Rows Take(IEnumerable sequence)
    {
        List<object?> items = [];
        foreach (object? item in sequence)
        {
            if (items.Count == Most) return new Rows(items, Rest(sequence));
            items.Add(item);
        }
        return new Rows(items, "");
    }

    private static string Rest(IEnumerable sequence) =>
        sequence is ICollection { Count: var count } ? $"{count - Most:N0} more" : "more";
}
