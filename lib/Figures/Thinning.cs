namespace FilterGen.Figures;

/// <summary>Keeps heavy data from freezing the editor: which points of a long series to draw.</summary>
internal static class Thinning
{
    /// <summary>
    /// Indices of at most about <paramref name="limit"/> points of a line: first, last, and of every stretch between the
    /// smallest and the largest, so that no peak is lost, and the first gap.
    /// </summary>
    public static IReadOnlyList<int> Peaks(IReadOnlyList<double> values, int limit)
    {
        if (values.Count <= limit)
            return [.. Enumerable.Range(0, values.Count)];
        var kept = new SortedSet<int> { 0, values.Count - 1 };
        var stretches = limit / 2;
        for (var i = 0; i < stretches; i++)
        {
            var first = (int)((long)i * values.Count / stretches);
            var end = (int)((long)(i + 1) * values.Count / stretches);
            var (low, high, gap) = (first, first, -1);
            for (var j = first; j < end; j++)
            {
                if (!double.IsFinite(values[j]))
                {
                    gap = gap < 0 ? j : gap;
                    continue;
                }
                if (values[j] < values[low] || !double.IsFinite(values[low]))
                    low = j;
                if (values[j] > values[high] || !double.IsFinite(values[high]))
                    high = j;
            }
            kept.Add(low);
            kept.Add(high);
            if (gap >= 0) kept.Add(gap);
        }
        return [.. kept];
    }

    /// <summary>Evenly spread indices of <paramref name="limit"/> of <paramref name="count"/> points, or all.</summary>
    public static IReadOnlyList<int> Even(int count, int limit) =>
        [.. Enumerable.Range(0, Math.Min(count, limit)).Select(i => (int)((long)i * count / Math.Min(count, limit)))];
}
