namespace FilterGen.Papers.NetworkVision.Lattices;

/// <summary>
/// The formal concepts of a context in their order: a concept is below another if its extent is a part of the other's. Every two
/// concepts have a greatest lower bound (meet) and a least upper one (join).
/// </summary>
public sealed class ConceptLattice
{
    /// <summary>Where there are more concepts, the search ends unless told otherwise. Fewer still are drawn.</summary>
    /// <seealso cref="FilterGen.Figures.HasseDiagram.MostNodes"/>
    public const int MostFound = 10_000;

    private readonly FormalContext context;
    private readonly (BitSet Extent, BitSet Intent)[] sets;
    private readonly Dictionary<BitSet, int> ofExtent;
    private readonly Dictionary<BitSet, int> ofIntent;

    internal ConceptLattice(FormalContext context, int most)
    {
        this.context = context;
        sets = [.. Intents(context, most)
            .Select(intent => (Extent: BitSet.Where(context.Objects.Count, row => intent.IsSubsetOf(context.Row(row))), intent))
            .Select(set => (set.Extent, set.intent, Key: set.Extent.Numbers().ToArray()))
            .OrderBy(set => set.Key.Length).ThenBy(set => set.Key, Lexicographic)
            .Select(set => (set.Extent, set.intent))];
        ofExtent = sets.Index().ToDictionary(set => set.Item.Extent, set => set.Index);
        ofIntent = sets.Index().ToDictionary(set => set.Item.Intent, set => set.Index);
        Concepts = [.. sets.Select(set => new FormalConcept(
            [.. set.Extent.Numbers().Select(row => context.Objects[row])],
            [.. set.Intent.Numbers().Select(column => context.Attributes[column])]))];
        Covers = [.. sets.Index().SelectMany(set => UpperCovers(set.Item.Extent, set.Item.Intent).Select(upper => (set.Index, upper)))];
    }

    /// <summary>All concepts: the bottom first, larger extents later, the top last.</summary>
    public IReadOnlyList<FormalConcept> Concepts { get; }

    /// <summary>The pairs with nothing between them, by their places in <see cref="Concepts"/>: the lines of the Hasse diagram.</summary>
    public IReadOnlyList<(int Lower, int Upper)> Covers { get; }

    /// <summary>Whether one concept is below another or the same, by their places.</summary>
    public bool IsBelow(int lower, int upper) => sets[lower].Extent.IsSubsetOf(sets[upper].Extent);

    /// <summary>The greatest concept below both: its extent is what the extents share.</summary>
    public int Meet(int first, int second) => ofExtent[sets[first].Extent & sets[second].Extent];

    /// <summary>The least concept above both: its intent is what the intents share.</summary>
    public int Join(int first, int second) => ofIntent[sets[first].Intent & sets[second].Intent];

    /// <summary>
    /// The objects whose least concept this is. In a diagram with these labels alone an extent is all objects at or below a concept.
    /// </summary>
    public IReadOnlyList<string> ObjectLabels(int concept) =>
        [.. context.Objects.Where((_, row) => context.Row(row).Equals(sets[concept].Intent))];

    /// <summary>The attributes whose greatest concept this is; an intent is all attributes at or above a concept.</summary>
    public IReadOnlyList<string> AttributeLabels(int concept) =>
        [.. context.Attributes.Where((_, column) => context.Column(column).Equals(sets[concept].Extent))];

    /// <summary>The numbers of concepts and covers, and each concept on a line.</summary>
    public override string ToString() =>
        string.Join("\n  ", Concepts.Select(concept => concept.ToString()).Prepend(Counts));

    /// <summary>How many concepts and covers there are, in words.</summary>
    internal string Counts => $"{Counted(Concepts.Count, "concept")}, {Counted(Covers.Count, "cover")}";

    private static string Counted(int count, string what) => $"{Figures.Numbers.Count(count)} {what}{(count == 1 ? "" : "s")}";

    private static Comparer<int[]> Lexicographic { get; } = Comparer<int[]>.Create((a, b) => a.AsSpan().SequenceCompareTo(b));

    /// <summary>
    /// The intents are all intersections of objects' attributes. Taken in row by row their number only grows, so that the search can
    /// end as soon as there are too many.
    /// </summary>
    private static HashSet<BitSet> Intents(FormalContext context, int most)
    {
        HashSet<BitSet> intents = [BitSet.Where(context.Attributes.Count, _ => true)];
        for (var row = 0; row < context.Objects.Count; row++)
        {
            foreach (var intent in intents.ToArray())
            {
                if (intents.Add(intent & context.Row(row)) && intents.Count > most) throw new TooManyConceptsException(context, most);
            }
        }
        return intents;
    }

    /// <summary>
    /// The next concepts above one. An object outside the extent leads to the concept of the attributes that it shares with the intent;
    /// that is next if every object that comes in with it leads to it.
    /// </summary>
    private IEnumerable<int> UpperCovers(BitSet extent, BitSet intent)
    {
        Dictionary<int, int> above = [];
        var members = extent.Count;
        for (var row = 0; row < context.Objects.Count; row++)
        {
            if (extent.Contains(row)) continue;
            var next = ofIntent[intent & context.Row(row)];
            above[next] = above.GetValueOrDefault(next) + 1;
        }
        return above.Where(next => next.Value == Concepts[next.Key].Extent.Count - members).Select(next => next.Key).Order();
    }
}
