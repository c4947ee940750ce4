namespace FilterGen.Figures;

/// <summary>The cells of a <see cref="Table"/> as text, and which columns hold numbers.</summary>
internal sealed class TableCells
{
    private const int MostDecimals = 4;

    private readonly string[][] rows;
    private readonly bool[] numeric;

    public TableCells(IReadOnlyList<TableColumn> columns, IReadOnlyList<object?[]> values)
    {
        rows = [.. values.Select(_ => new string[columns.Count])];
        numeric = new bool[columns.Count];
        for (var column = 0; column < columns.Count; column++)
        {
            var decimals = columns[column].Decimals ?? values.Select(row => DecimalsOf(row[column])).DefaultIfEmpty(0).Max();
            for (var row = 0; row < rows.Length; row++)
                rows[row][column] = TextOf(values[row][column], decimals);
            numeric[column] = rows.Length > 0 && rows.All(row => IsNumber(row[column]));
        }
    }

    public IReadOnlyList<string[]> Rows => rows;

    public bool IsNumeric(int column) => numeric[column];

    private static string TextOf(object? value, int decimals) => value switch
    {
        null => Numbers.Missing,
        double number => Numbers.Fixed(number, decimals),
        float number => Numbers.Fixed(number, decimals),
        decimal number => Numbers.Fixed((double)number, decimals),
        int or long or short or byte => Numbers.Count(Convert.ToInt64(value, CultureInfo.InvariantCulture)),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private static int DecimalsOf(object? value)
    {
        if (value is not (double or float or decimal))
            return 0;
        var number = Convert.ToDouble(value, CultureInfo.InvariantCulture);
        var decimals = 0;
        while (decimals < MostDecimals && double.IsFinite(number) && Math.Round(number, decimals) != Math.Round(number, MostDecimals))
            decimals++;
        return decimals;
    }

    /// <summary>A number with at most a unit: "98.7 %", "−0.3 ± 0.1", "2.4 s", or a dash for none; "16 fixed filters" is a name.</summary>
    private static bool IsNumber(string text)
    {
        var digits = text.TrimStart('+', '-', '−', '<', '>', '~', ' ');
        return text == Numbers.Missing
            || (digits.Length > 0 && char.IsAsciiDigit(digits[0]) && digits.Split(' ').Count(part => part.Any(char.IsLetter)) <= 1);
    }
}
