using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace Workbook.Documents;

/// <summary>The ids nbformat 4.5 wants on cells.</summary>
internal static partial class CellIds
{
    /// <summary>Whether <paramref name="id"/> may stand in a notebook.</summary>
    public static bool IsValid(string id) => Pattern().IsMatch(id);

    /// <summary>
    /// Gives every cell without an id one made from what it holds, so that the same notebook always gets the same ids, and sees
    /// to it that no two cells share one.
    /// </summary>
    public static void Complete(IReadOnlyList<NotebookCell> cells)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var cell in cells)
        {
            if (cell.Id is not null && !taken.Add(cell.Id)) cell.Id = null;
        }
        foreach (var cell in cells.Where(cell => cell.Id is null))
        {
            for (var copy = 0; cell.Id is null; copy++)
            {
                var id = Of(cell, copy);
                if (taken.Add(id)) cell.Id = id;
            }
        }
    }

    private static string Of(NotebookCell cell, int copy)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{cell.Kind}\n{copy}\n{cell.Source}"));
        return Convert.ToHexStringLower(hash.AsSpan(0, 4));
    }

    [GeneratedRegex("^[a-zA-Z0-9_-]{1,64}\\z")]
    private static partial Regex Pattern();
}
