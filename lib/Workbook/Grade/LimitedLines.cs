namespace Workbook.Grade;

/// <summary>Reads lines of which there may be too much.</summary>
internal static class LimitedLines
{
    /// <summary>Reads to the end, or until there was more than <paramref name="limit"/>.</summary>
    /// <param name="reader">Where the lines come from.</param>
    /// <param name="limit">The most characters.</param>
    /// <param name="take">Takes each whole line.</param>
    /// <returns>Whether the end was reached.</returns>
    public static async Task<bool> ReadAsync(TextReader reader, long limit, Action<string> take)
    {
        var begun = new StringBuilder();
        var buffer = new char[1 << 16];
        var read = 0L;
        while (await reader.ReadAsync(buffer).ConfigureAwait(false) is var length and > 0)
        {
            read += length;
            if (read > limit) return false;
            foreach (var character in buffer.AsSpan(0, length))
            {
                if (character != '\n')
                {
                    begun.Append(character);
                    continue;
                }
                take(begun.ToString());
                begun.Clear();
            }
        }
        return true;
    }
}
