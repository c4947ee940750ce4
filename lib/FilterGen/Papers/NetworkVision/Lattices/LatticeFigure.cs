using FilterGen.Figures;

namespace FilterGen.Papers.NetworkVision.Lattices;

/// <summary>
/// Concept lattices as Hasse diagrams with reduced labels: an attribute stands over the greatest concept that has it, an object under
/// the least. A lattice of more concepts than <see cref="HasseDiagram.MostNodes"/> is said to be too large to draw.
/// </summary>
public static class LatticeFigure
{
    /// <summary>Labels of more characters are cut: pointing at the concept shows all names.</summary>
    private const int LongestLabel = 30;

    private const string Hint = "Point at a concept to see its extent and its intent.";

    /// <summary>The lattice of one context.</summary>
    public static HasseDiagram Of(FormalContext context, string? title = null) => new(Order(context)) { Title = title, Hint = Hint };

    /// <summary>The lattices of the contexts at a slider's places.</summary>
    /// <param name="slider">Over the places.</param>
    /// <param name="at">The context at a place.</param>
    /// <param name="title">A line above the diagram.</param>
    public static HasseDiagram Over(ThresholdSlider slider, Func<double, FormalContext> at, string? title = null)
    {
        Dictionary<string, HasseOrder> known = [];
        return new(slider, place => OrderOf(at(place))) { Title = title, Hint = Hint };

        HasseOrder OrderOf(FormalContext context)
        {
            var key = $"{string.Join('\n', context.Attributes)}\n\n{context}";
            return known.TryGetValue(key, out var order) ? order : known[key] = Order(context);
        }
    }

    private static HasseOrder Order(FormalContext context)
    {
        try
        {
            var lattice = context.Concepts();
            var counts = lattice.Counts;
            if (lattice.Concepts.Count > HasseDiagram.MostNodes)
                return new([], [], $"{counts}: more than {Numbers.Count(HasseDiagram.MostNodes)} concepts, too large to draw. Take fewer "
                    + "objects or attributes, or another threshold.");
            // Names with commas in them can make two extents read the same.
            var unclear = lattice.Concepts.GroupBy(concept => FormalConcept.Set(concept.Extent)).Any(same => same.Count() > 1);
            return new(
                [.. lattice.Concepts.Select((concept, i) => new HasseNode(
                    FormalConcept.Set(concept.Extent) + (unclear ? $" ({i + 1})" : ""),
                    $"extent {FormalConcept.Set(concept.Extent)}, intent {FormalConcept.Set(concept.Intent)}",
                    Label(lattice.AttributeLabels(i)),
                    Label(lattice.ObjectLabels(i))))],
                lattice.Covers,
                counts);
        }
        catch (TooManyConceptsException error)
        {
            return new([], [], error.Message);
        }
    }

    /// <summary>The first names, and how many more there are.</summary>
    private static string Label(IReadOnlyList<string> names)
    {
        var all = string.Join(", ", names);
        if (all.Length <= LongestLabel) return all;
        var length = 0;
        var few = Math.Max(1, names.TakeWhile(name => (length += name.Length + 2) <= LongestLabel).Count());
        var first = few > 1 || names[0].Length <= LongestLabel
            ? string.Join(", ", names.Take(few))
            : string.Concat(names[0].EnumerateRunes().Take(LongestLabel)) + "…";
        return few == names.Count ? first : $"{first}, +{names.Count - few}";
    }
}
