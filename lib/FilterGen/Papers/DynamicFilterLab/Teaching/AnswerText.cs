using System.Text.RegularExpressions;

namespace FilterGen.Papers.DynamicFilterLab.Teaching;

/// <summary>Lays out a written answer for reading: editors keep long lines, pages of notebooks break them inside words.</summary>
internal static partial class AnswerText
{
    private const int Width = 100;

    /// <summary>Fills paragraphs to lines of at most 100 characters, a longer word excepted.</summary>
    /// <param name="text">
    /// Paragraphs; one ends at an empty line and before a line that begins with a bullet or a number such as <c>3.2.1:</c>.
    /// </param>
    public static string Fill(string text)
    {
        List<List<string>> paragraphs = [[]];
        foreach (string line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            if (line.Trim().Length == 0 || Item().IsMatch(line)) paragraphs.Add([]);
            paragraphs[^1].AddRange(line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        }
        return string.Join("\n", paragraphs.Where(words => words.Count > 0).Select(Lines));
    }

    private static string Lines(List<string> words)
    {
        List<string> lines = [words[0]];
        foreach (string word in words.Skip(1))
        {
            if (lines[^1].Length + 1 + word.Length <= Width) lines[^1] += " " + word;
            else lines.Add(word);
        }
        return string.Join("\n", lines);
    }

    [GeneratedRegex(@"^\s*([-*•]\s|[0-9]+(\.[0-9]+)*[:.)]\s)")]
    private static partial Regex Item();
}
