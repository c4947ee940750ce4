using FilterGen.Figures.Display;
using FilterGen.Figures.Interactive;

namespace FilterGen.Figures;

/// <summary>
/// A table of numbers in which those that reach a threshold are coloured, with a slider for the threshold. It works wherever scripts
/// run, without a network; elsewhere the table at the slider's start shows.
/// </summary>
/// <example><code>
/// new ThresholdTable(["a", "b"], ["x", "y"], new[,] { { 0.2, 0.9 }, { 1.1, 0.5 } }, new("t", 0, 1.2, 0.01, Start: 0.8))
/// </code></example>
[TypeFormatterSource(typeof(FormsOf<InteractiveFigure>), PreferredMimeTypes = [MimeTypes.Html, MimeTypes.Svg, MimeTypes.Plain])]
public sealed class ThresholdTable : InteractiveFigure
{
    private readonly List<(string Name, IReadOnlyList<double> Values)> apart = [];

    /// <summary>A table of rows and columns.</summary>
    /// <param name="rows">The rows' names.</param>
    /// <param name="columns">The columns' names.</param>
    /// <param name="values">[rows, columns]; NaN is not there.</param>
    /// <param name="slider">Over the threshold.</param>
    /// <exception cref="ArgumentException">There is another number of names than rows or columns, or the slider has no places.</exception>
    public ThresholdTable(IReadOnlyList<string> rows, IReadOnlyList<string> columns, double[,] values, ThresholdSlider slider)
    {
        if ((values.GetLength(0), values.GetLength(1)) != (rows.Count, columns.Count))
            throw new ArgumentException(
                $"Table: expected {rows.Count}×{columns.Count} values, found {values.GetLength(0)}×{values.GetLength(1)}.");
        (Columns, Slider) = (columns, slider.Places.Length > 0 ? slider : null!);
        Rows = [.. rows.Select((name, row) => (name, (IReadOnlyList<double>)[.. columns.Select((_, column) => values[row, column])]))];
    }

    /// <summary>Digits after the point.</summary>
    public int Decimals { get; init; } = 2;

    internal IReadOnlyList<string> Columns { get; }

    internal ThresholdSlider Slider { get; }

    internal IReadOnlyList<(string Name, IReadOnlyList<double> Values)> Rows { get; }

    /// <summary>Rows that stand above the others and are not counted among them.</summary>
    internal IReadOnlyList<(string Name, IReadOnlyList<double> Values)> Apart => apart;

    /// <summary>Adds a row above the others, set apart and not counted.</summary>
    /// <exception cref="ArgumentException">Another number of values than columns.</exception>
    public ThresholdTable Above(string name, IReadOnlyList<double> values)
    {
        if (values.Count != Columns.Count)
            throw new ArgumentException($"Table: expected {Columns.Count} values in row \"{name}\", found {values.Count}.");
        apart.Add((name, values));
        return this;
    }

    /// <summary>The table as HTML that needs no other file and no network.</summary>
    public override string ToHtml() => ThresholdTableHtml.Fragment(this);

    /// <summary>The still picture.</summary>
    public override string ToSvg() => ThresholdTableHtml.Still(this);

    /// <summary>The table in columns, for consoles.</summary>
    public override string ToString()
    {
        var table = new Table(["", .. Columns]) { Caption = Title };
        foreach (var (name, values) in apart.Concat(Rows))
            table.Row([name, .. values.Select(value => (object?)Numbers.Fixed(value, Decimals))]);
        return table.ToString();
    }
}
