namespace FilterGen.Figures.Tests;

/// <summary>Random sets and all that they share, ordered by inclusion: a lattice, as those of concepts.</summary>
internal static class SetSystem
{
    /// <summary>The lattice of some random sets; each name of a set is its bits.</summary>
    public static HasseOrder Random(int seed, int sets, double density, string label = "")
    {
        var random = new Random(seed);
        HashSet<int> all = [(1 << sets) - 1];
        for (var i = 0; i < sets; i++)
        {
            var set = Enumerable.Range(0, sets).Where(_ => random.NextDouble() < density).Sum(bit => 1 << bit);
            all.UnionWith(all.Select(other => other & set).ToArray());
        }
        int[] sorted = [.. all.OrderBy(int.PopCount)];
        List<(int, int)> covers = [];
        for (var lower = 0; lower < sorted.Length; lower++)
        {
            int[] above = [.. sorted.Where(set => set != sorted[lower] && (set & sorted[lower]) == sorted[lower])];
            covers.AddRange(above.Where(set => !above.Any(other => other != set && (set & other) == other))
                .Select(set => (lower, Array.IndexOf(sorted, set))));
        }
        return new([.. sorted.Select(set => new HasseNode($"{set}", $"set {set}", label, label))], covers, $"{sorted.Length} sets");
    }
}
