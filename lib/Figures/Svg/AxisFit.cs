namespace FilterGen.Figures.Svg;

/// <summary>How an axis' range follows from its data.</summary>
/// <param name="Margin">What is added at each end, as a share of the data's range.</param>
/// <param name="IncludesZero">Whether 0 belongs to the range, as for bars.</param>
internal readonly record struct AxisFit(double Margin, bool IncludesZero = false);
