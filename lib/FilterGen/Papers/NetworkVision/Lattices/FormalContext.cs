namespace FilterGen.Papers.NetworkVision.Lattices;

/// <summary>
/// A formal context (Ganter &amp; Wille): which objects have which attributes. In the paper the objects are autoencoders, and an
/// autoencoder has a classifier as an attribute if that classifier can use what it reconstructs.
/// </summary>
/// <example><code>
/// var context = new FormalContext(["frog", "reed"], ["lives in water", "moves"], new[,] { { true, true }, { true, false } });
/// context.Concepts()
/// </code></example>
public sealed class FormalContext
{
    private readonly BitSet[] rows;
    private readonly BitSet[] columns;

    /// <summary>A context of names and of a matrix.</summary>
    /// <param name="objects">The rows' names, at least one, each once.</param>
    /// <param name="attributes">The columns' names, at least one, each once.</param>
    /// <param name="has">[objects, attributes]: whether the object has the attribute.</param>
    /// <exception cref="ArgumentException">The sizes differ, or there is no name, or one twice.</exception>
    public FormalContext(IReadOnlyList<string> objects, IReadOnlyList<string> attributes, bool[,] has)
    {
        CheckNames(objects, "objects");
        CheckNames(attributes, "attributes");
        if ((has.GetLength(0), has.GetLength(1)) != (objects.Count, attributes.Count))
            throw new ArgumentException(
                $"Context: expected a matrix of {objects.Count}×{attributes.Count}, a row for each object and a column for each "
                + $"attribute, found {has.GetLength(0)}×{has.GetLength(1)}.");
        (Objects, Attributes) = (objects, attributes);
        rows = [.. objects.Select((_, row) => BitSet.Where(attributes.Count, column => has[row, column]))];
        columns = [.. attributes.Select((_, column) => BitSet.Where(objects.Count, row => has[row, column]))];
    }

    /// <summary>The objects' names.</summary>
    public IReadOnlyList<string> Objects { get; }

    /// <summary>The attributes' names.</summary>
    public IReadOnlyList<string> Attributes { get; }

    /// <summary>Whether an object has an attribute, by their places.</summary>
    public bool this[int row, int column] => rows[row].Contains(column);

    /// <summary>A context from text as spreadsheets write it; <see cref="ContextCsv"/> says what is understood.</summary>
    /// <exception cref="FormatException">The text is no such table; the message names line and column.</exception>
    public static FormalContext FromCsv(string text) => ContextCsv.Parse(text, "CSV");

    /// <summary>As <see cref="FromCsv"/>, from a file in UTF-8, or in UTF-16 with a byte order mark.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <inheritdoc cref="FromCsv"/>
    public static FormalContext ReadCsv(string path) => ContextCsv.Parse(CsvFile.Read(path), Path.GetFileName(path));

    /// <summary>The context of a table of numbers at a threshold.</summary>
    /// <param name="objects">The rows' names.</param>
    /// <param name="attributes">The columns' names.</param>
    /// <param name="values">[objects, attributes]. NaN is below every threshold.</param>
    /// <param name="threshold">t.</param>
    /// <param name="rule">When an object has an attribute.</param>
    /// <exception cref="ArgumentException">As for the constructor, or the threshold is no number.</exception>
    public static FormalContext FromTable(
        IReadOnlyList<string> objects, IReadOnlyList<string> attributes, double[,] values, double threshold,
        ThresholdRule rule = ThresholdRule.AtLeast)
    {
        if (double.IsNaN(threshold)) throw new ArgumentException("Context: expected a threshold, found NaN.", nameof(threshold));
        var has = new bool[values.GetLength(0), values.GetLength(1)];
        for (var row = 0; row < has.GetLength(0); row++)
        {
            for (var column = 0; column < has.GetLength(1); column++)
            {
                var value = values[row, column];
                has[row, column] = rule == ThresholdRule.AtLeast ? value >= threshold : threshold * value >= 1;
            }
        }
        return new(objects, attributes, has);
    }

    /// <summary>All formal concepts and their order.</summary>
    /// <param name="most">How many there may be; the search ends where there are more.</param>
    /// <exception cref="TooManyConceptsException">There are more.</exception>
    public ConceptLattice Concepts(int most = ConceptLattice.MostFound) => new(this, most);

    /// <summary>A line of crosses and dots for each object, its name behind them.</summary>
    public override string ToString() => string.Join('\n', Objects.Select((name, row) =>
        string.Concat(Attributes.Select((_, column) => this[row, column] ? '×' : '·')) + " " + name));

    /// <summary>The attributes of one object.</summary>
    internal BitSet Row(int row) => rows[row];

    /// <summary>The objects that have one attribute.</summary>
    internal BitSet Column(int column) => columns[column];

    private static void CheckNames(IReadOnlyList<string> names, string what)
    {
        if (names.Count == 0) throw new ArgumentException($"Context: expected names of {what}, found none.");
        if (names.GroupBy(name => name).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw new ArgumentException($"Context: expected each name among the {what} once, found \"{twice.Key}\" {twice.Count()} times.");
    }
}
