using System.Text.RegularExpressions;
using NotebookKernel.Execution.Errors;

namespace NotebookKernel.Execution.Magics;

/// <summary>A line that tells the kernel something, the first of a part of a cell: <c>#!name --option value</c>.</summary>
/// <param name="Name">The name, in lower case.</param>
/// <param name="Arguments">What stands behind it.</param>
/// <param name="Body">The rest of the part, with an empty line in place of the first, so that line numbers keep their meaning.</param>
/// <param name="Line">The line's text.</param>
/// <param name="Number">Its number in the cell, from 1.</param>
internal sealed partial record Magic(string Name, MagicArguments Arguments, string Body, string Line, int Number)
{
    /// <summary>
    /// The parts of a cell, which begin at its magics. Empty lines stand in place of the parts before, so that line
    /// numbers keep their meaning.
    /// </summary>
    public static IEnumerable<string> Parts(string code)
    {
        int start = 0;
        foreach (Match header in Header().Matches(code))
        {
            if (string.IsNullOrWhiteSpace(code[start..header.Index])) continue;
            yield return Part(start, header.Index);
            start = header.Index;
        }
        yield return Part(start, code.Length);

        string Part(int from, int to) => new string('\n', code.AsSpan(0, from).Count('\n')) + code[from..to];
    }

    /// <summary>The parts of a cell that are C#, libraries included, each with its magic if it begins with one.</summary>
    public static IEnumerable<(Magic? Magic, string Code)> Scripts(string code) => InLanguages(code, "csharp", "library");

    /// <summary>The parts of a cell that are of one of some languages, each with its magic if it begins with one.</summary>
    public static IEnumerable<(Magic? Magic, string Code)> InLanguages(string code, params string[] languages) =>
        from part in WithLanguages(code) where languages.Contains(part.Language) select (part.Magic, part.Code);

    /// <summary>The language at the end of a text.</summary>
    public static string LanguageAtEnd(string code) => WithLanguages(code).Last().Language;

    private static IEnumerable<(string Language, Magic? Magic, string Code)> WithLanguages(string code)
    {
        string language = "csharp";
        foreach (string part in Parts(code))
        {
            Magic? magic = Parse(part);
            language = (magic is null ? null : MagicTable.Language(magic.Name)) ?? language;
            yield return (language, magic, magic?.Body ?? part);
        }
    }

    /// <summary>The magic of a part; null when it begins otherwise.</summary>
    public static Magic? Parse(string code)
    {
        int start = code.AsSpan().IndexOfAnyExcept(" \t\r\n");
        if (start < 0 || !code.AsSpan(start).StartsWith("#!")) return null;
        int end = code.IndexOf('\n', start);
        if (end < 0) end = code.Length;
        string line = code[start..end].TrimEnd();
        string[] words = line[2..].Trim().Split((char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries);
        return new Magic(
            words.Length == 0 ? "" : words[0].ToLowerInvariant(), new MagicArguments(words.Length < 2 ? "" : words[1]),
            code[..start] + code[end..], line, code.AsSpan(0, start).Count('\n') + 1);
    }

    /// <summary>An error about this line.</summary>
    public DirectiveFailure Fail(string message) => new(Line, Number, message);

    [GeneratedRegex("^#![a-z]", RegexOptions.Multiline | RegexOptions.IgnoreCase)]
    private static partial Regex Header();
}
