namespace FilterGen.Papers.DynamicFilterLab.Teaching;

/// <summary>Which image's part each image of a batch has got, where all are some image's and at least one is another's.</summary>
/// <param name="Of">Place i has the place of the image that i's part belongs to.</param>
internal sealed record Partners(IReadOnlyList<int> Of)
{
    /// <summary>The image whose part all have got; null if they differ.</summary>
    public int? Common => Of.Distinct().Count() == 1 ? Of[0] : null;

    /// <summary>Looks for them.</summary>
    /// <param name="count">Images in the batch.</param>
    /// <param name="same">Whether image i's part is image j's.</param>
    /// <returns>Null if some part is no image's, or each is its own.</returns>
    public static Partners? Find(long count, Func<int, int, bool> same)
    {
        var images = Enumerable.Range(0, (int)count).ToArray();
        int[] of = [.. images.Select(i => same(i, i) ? i : Array.FindIndex(images, j => same(i, j)))];
        return of.Contains(-1) || of.SequenceEqual(images) ? null : new(of);
    }

    /// <summary>The first image that has another's, in words that name both, counted from 1.</summary>
    public string Example(string words)
    {
        var (of, image) = Of.Select((of, image) => (of, image)).First(pair => pair.of != pair.image);
        return string.Format(CultureInfo.InvariantCulture, words, image + 1, of + 1);
    }
}
