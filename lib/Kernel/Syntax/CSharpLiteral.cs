namespace NotebookKernel.Syntax;

/// <summary>Values from outside as C# literals of a type.</summary>
public static class CSharpLiteral
{
    private static readonly OrderedDictionary<string, Func<string, string?>> Writers = new()
    {
        ["int"] = text => Whole(text) is >= int.MinValue and <= int.MaxValue and var value ? $"{value}" : null,
        ["long"] = text => Whole(text) is { } value ? $"{value}L" : null,
        ["double"] = text => Number(text) is { } value ? Real(value.ToString("R", CultureInfo.InvariantCulture)) : null,
        ["float"] = text => Number(text) is { } value && float.IsFinite((float)value)
            ? ((float)value).ToString("R", CultureInfo.InvariantCulture) + "f" : null,
        ["decimal"] = text => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            ? value.ToString(CultureInfo.InvariantCulture) + "m" : null,
        ["bool"] = text => bool.TryParse(text, out var value) ? value ? "true" : "false" : null,
        ["string"] = text => SymbolDisplay.FormatLiteral(text, quote: true),
    };

    /// <summary>The types there are literals of.</summary>
    public static string Types => string.Join(", ", Writers.Keys);

    /// <summary>Whether there are literals of a type, which may end in <c>?</c>.</summary>
    public static bool Knows(string type) => Writers.ContainsKey(type.TrimEnd('?'));

    /// <summary>The literal, or null if <paramref name="text"/> is no value of the type. A type with <c>?</c> also has null.</summary>
    public static string? Write(string type, string text)
    {
        if (type.EndsWith('?') && text == "null") return "null";
        return Writers.TryGetValue(type.TrimEnd('?'), out var write) ? write(text) : null;
    }

    private static long? Whole(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : null;

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : null;

    /// <summary>A number that C# does not take for an integer.</summary>
    private static string Real(string digits) => digits.AsSpan().IndexOfAny(".E") < 0 ? digits + ".0" : digits;
}
