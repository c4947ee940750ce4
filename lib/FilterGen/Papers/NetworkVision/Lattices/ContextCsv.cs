using Microsoft.VisualBasic.FileIO;

namespace FilterGen.Papers.NetworkVision.Lattices;

/// <summary>
/// A context as text: the first line names the attributes, each later one an object and its cells. Between cells stands a comma, a
/// semicolon or a tab, whichever the first line has; cells may be quoted. What an object has is 1, x, X, ×, true or yes; what it has not
/// is 0, nothing, a dot, a dash, false or no.
/// </summary>
internal static class ContextCsv
{
    private static readonly string[] Ones = ["1", "x", "×", "true", "yes"];
    private static readonly string[] Zeros = ["0", "", ".", "·", "-", "false", "no"];

    public static FormalContext Parse(string text, string source)
    {
        ArgumentNullException.ThrowIfNull(text);
        text = text.TrimStart('\uFEFF').TrimStart('\r', '\n');
        // Separators within quotes separate nothing.
        var first = string.Concat(text.Split('\n')[0].Split('"').Where((_, i) => i % 2 == 0));
        using var parser = new TextFieldParser(new StringReader(text))
        {
            Delimiters = [new[] { ",", ";", "\t" }.MaxBy(mark => first.Split(mark).Length)!],
        };
        List<(long Line, string[] Cells)> lines = [];
        while (!parser.EndOfData)
        {
            var line = parser.LineNumber;
            try
            {
                lines.Add((line, parser.ReadFields()!));
            }
            catch (MalformedLineException error)
            {
                throw new FormatException($"{source}, line {line}: expected each opened quote to be closed. Double a quote within quotes.", error);
            }
        }
        if (lines.Count < 2 || lines[0].Cells.Length < 2)
            throw new FormatException(
                $"{source}: expected a line with the attributes' names, after an empty cell, and a line for each object; found "
                + $"{lines.Count} line(s), the first with {(lines.Count > 0 ? lines[0].Cells.Length : 0)} cell(s).");
        var attributes = lines[0].Cells[1..];
        var has = new bool[lines.Count - 1, attributes.Length];
        foreach (var (row, (line, cells)) in lines[1..].Index())
        {
            if (cells.Length != attributes.Length + 1)
                throw new FormatException(
                    $"{source}, line {line}: expected {attributes.Length + 1} cells, a name and {attributes.Length} values as in the first "
                    + $"line, found {cells.Length}.");
            for (var column = 0; column < attributes.Length; column++)
                has[row, column] = IsOne(cells[column + 1], $"{source}, line {line}, column \"{attributes[column]}\"");
        }
        try
        {
            return new([.. lines[1..].Select(line => line.Cells[0])], attributes, has);
        }
        catch (ArgumentException error)
        {
            throw new FormatException($"{source}: {error.Message}", error);
        }
    }

    private static bool IsOne(string cell, string place)
    {
        var word = cell.ToLowerInvariant();
        return Ones.Contains(word) || (Zeros.Contains(word)
            ? false
            : throw new FormatException(
                $"{place}: expected 1, x, ×, true or yes, or else 0, nothing, a dot, a dash, false or no, found \"{cell}\". "
                + $"A table of numbers becomes a context with {nameof(FormalContext)}.{nameof(FormalContext.FromTable)} at a threshold."));
    }
}
