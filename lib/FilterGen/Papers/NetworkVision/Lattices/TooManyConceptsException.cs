using FilterGen.Figures;

namespace FilterGen.Papers.NetworkVision.Lattices;

/// <summary>A context has more formal concepts than were asked for.</summary>
public sealed class TooManyConceptsException(FormalContext context, int most) : InvalidOperationException(
    $"A context of {context.Objects.Count} objects and {context.Attributes.Count} attributes: more than {Numbers.Count(most)} concepts, "
    + "too large to draw. Take fewer objects or attributes, or another threshold.");
