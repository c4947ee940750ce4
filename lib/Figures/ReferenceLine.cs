namespace FilterGen.Figures;

/// <summary>A dashed line across a figure at height <paramref name="Value"/>, with its label at the right end.</summary>
internal sealed record ReferenceLine(double Value, string Label);
