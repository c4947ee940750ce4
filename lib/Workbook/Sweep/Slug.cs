using System.Text.RegularExpressions;

namespace Workbook.Sweep;

/// <summary>Names of files made from names of runs.</summary>
internal static partial class Slug
{
    /// <summary>The name with <c>-</c> for everything but letters, digits, <c>=</c>, <c>.</c> and <c>_</c>.</summary>
    public static string Of(string name) => name.Length == 0 ? "run" : Others().Replace(name, "-");

    [GeneratedRegex("[^A-Za-z0-9=._]+")]
    private static partial Regex Others();
}
