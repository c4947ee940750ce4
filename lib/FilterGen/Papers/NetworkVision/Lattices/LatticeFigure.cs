using FilterGen.Figures;

namespace FilterGen.Papers.NetworkVision.Lattices;

/// <summary>
/// Concept lattices as Hasse diagrams with reduced labels: an attribute stands over the greatest concept that has it, an object under
/// the least. A context of too many concepts is said to be too large.
/// </summary>
public static class LatticeFigure
{
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

    private static string Count(int number, string noun) => FormattableString.Invariant($"{number:N0} {noun}{(number == 1 ? "" : "s")}");

    private static HasseOrder Order(FormalContext context)
    {
        try
        {
            var lattice = context.Concepts();
            // Names with commas in them can make two extents read the same.
            var unclear = lattice.Concepts.GroupBy(concept => FormalConcept.Set(concept.Extent)).Any(same => same.Count() > 1);
            return new(
                [.. lattice.Concepts.Select((concept, i) => new HasseNode(
                    FormalConcept.Set(concept.Extent) + (unclear ? $" ({i + 1})" : ""),
                    $"extent {FormalConcept.Set(concept.Extent)}, intent {FormalConcept.Set(concept.Intent)}",
                    string.Join(", ", lattice.AttributeLabels(i)),
                    string.Join(", ", lattice.ObjectLabels(i))))],
                lattice.Covers,
                $"{Count(lattice.Concepts.Count, "concept")}, {Count(lattice.Covers.Count, "cover")}");
        }
        catch (TooManyConceptsException error)
        {
            return new([], [], error.Message);
        }
    }
}
