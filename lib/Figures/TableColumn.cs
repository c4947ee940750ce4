namespace FilterGen.Figures;

/// <summary>Whose numbers a column holds.</summary>
internal enum ColumnKind
{
    Other,
    Ours,
    Paper,
}

/// <summary>A column of a <see cref="Table"/>; without <paramref name="Decimals"/> they follow from its numbers.</summary>
internal sealed record TableColumn(string Name, ColumnKind Kind = ColumnKind.Other, int? Decimals = null);
