namespace FilterGen.Figures;

/// <summary>A dashed line across a figure at <paramref name="Value"/> of one axis, with its label on it.</summary>
internal sealed record ReferenceLine(double Value, string Label, bool Horizontal);
