namespace FilterGen.Papers.NetworkVision.Lattices;

/// <summary>
/// A formal concept: its extent is all objects that have every attribute of the intent, its intent all attributes that every object
/// of the extent has. Both are names in the context's order.
/// </summary>
/// <param name="Extent">Objects; the paper's autoencoders.</param>
/// <param name="Intent">Attributes; the paper's classifiers.</param>
public sealed record FormalConcept(IReadOnlyList<string> Extent, IReadOnlyList<string> Intent)
{
    /// <summary>Both sets, as "{A_L, A_V} × {L, A}".</summary>
    public override string ToString() => $"{Set(Extent)} × {Set(Intent)}";

    /// <summary>A set's names in braces; "∅" for none.</summary>
    internal static string Set(IReadOnlyList<string> names) => names.Count == 0 ? "∅" : $"{{{string.Join(", ", names)}}}";
}
