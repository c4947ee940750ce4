using FilterGen.Papers.NetworkVision.Lattices;

namespace FilterGen.Tests.Papers.NetworkVision;

/// <summary>Concepts and covers by their definitions, over all sets of objects.</summary>
internal static class BruteForce
{
    /// <summary>Extents and intents as bits.</summary>
    public static HashSet<(int Extent, int Intent)> Concepts(bool[,] has)
    {
        int objects = has.GetLength(0), attributes = has.GetLength(1);
        HashSet<(int, int)> concepts = [];
        for (var set = 0; set < 1 << objects; set++)
        {
            var intent = Bits(attributes, a => All(objects, o => (set >> o & 1) == 0 || has[o, a]));
            concepts.Add((Bits(objects, o => All(attributes, a => (intent >> a & 1) == 0 || has[o, a])), intent));
        }
        return concepts;

        static bool All(int count, Func<int, bool> holds) => Enumerable.Range(0, count).All(holds);
    }

    /// <summary>The pairs of concepts of which one is below the other and none between.</summary>
    public static IEnumerable<(int Lower, int Upper)> Covers(ConceptLattice lattice)
    {
        var all = Enumerable.Range(0, lattice.Concepts.Count).ToList();
        return all.SelectMany(lower => all.Where(upper => Below(lower, upper) && !all.Any(between => Below(lower, between) && Below(between, upper)))
            .Select(upper => (lower, upper)));

        bool Below(int lower, int upper) => lower != upper && !lattice.Concepts[lower].Extent.Except(lattice.Concepts[upper].Extent).Any();
    }

    public static int Bits(int count, Func<int, bool> holds) => Enumerable.Range(0, count).Sum(i => holds(i) ? 1 << i : 0);
}
