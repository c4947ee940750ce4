namespace FilterGen.Figures;

/// <summary>An ordered set that a <see cref="HasseDiagram"/> draws.</summary>
/// <param name="Nodes">Its elements. None at all: only the caption shows.</param>
/// <param name="Covers">Which elements are next to each other in the order, by their places in <paramref name="Nodes"/>.</param>
/// <param name="Caption">A line about the set.</param>
public sealed record HasseOrder(IReadOnlyList<HasseNode> Nodes, IReadOnlyList<(int Lower, int Upper)> Covers, string Caption);
