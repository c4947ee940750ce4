namespace FilterGen.Figures.Svg;

/// <summary>How an axis' range follows from its data.</summary>
/// <param name="Margin">What is added at each end, as a share of the data's range.</param>
/// <param name="IncludesZero">Whether 0 belongs to the range, as for bars.</param>
/// <param name="Bars">Where bars stand on the axis; they are as wide as their numbers are apart.</param>
/// <param name="IsOfCells">Whether texts name the rows or columns of a heat map, dates included.</param>
internal readonly record struct AxisFit(double Margin, bool IncludesZero = false, IReadOnlyList<JsonElement>? Bars = null, bool IsOfCells = false);
