using System.Text.RegularExpressions;
using Workbook.Documents;

namespace Workbook.Sweep;

/// <summary>Text in which <c>{name}</c> stands for a value.</summary>
internal static partial class Template
{
    /// <summary>Puts the values in.</summary>
    /// <param name="text">The text.</param>
    /// <param name="values">Values by name.</param>
    /// <param name="file">The sweep file, for errors.</param>
    /// <exception cref="DocumentException">A name has no value.</exception>
    public static string Fill(string text, IReadOnlyDictionary<string, string> values, string file) =>
        Placeholder().Replace(text, match => values.TryGetValue(match.Groups[1].Value, out var value)
            ? value
            : throw new DocumentException(file, null,
                $"'{text}' names {match.Value}; expected one of {string.Join(", ", values.Keys.Select(name => $"{{{name}}}"))}"));

    [GeneratedRegex(@"\{([^{}]+)\}")]
    private static partial Regex Placeholder();
}
