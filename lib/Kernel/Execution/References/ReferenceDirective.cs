using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NotebookKernel.Execution.Errors;

namespace NotebookKernel.Execution.References;

/// <summary>
/// A line <c>#r "..."</c>, or <c>#i "nuget: SOURCE"</c>, which names where packages are, too. Of packages the quotes may be left out.
/// </summary>
/// <param name="Name"><c>r</c> or <c>i</c>.</param>
/// <param name="Target">A path, the name of a framework assembly, or <c>nuget: Name, version</c>; of <c>#i</c> the source.</param>
/// <param name="Line">The line's text.</param>
/// <param name="Number">The line's number in its cell, from 1.</param>
internal sealed partial record ReferenceDirective(string Name, string Target, string Line, int Number)
{
    /// <summary>Whether it names a source of packages, and not a library.</summary>
    public bool IsSource => Name == "i";

    /// <summary>Takes the directives out of a cell. Empty lines stay in their places, so that line numbers keep their meaning.</summary>
    /// <param name="code">The cell's text.</param>
    /// <returns>The text without the directives, and the directives.</returns>
    public static (string Code, IReadOnlyList<ReferenceDirective> Directives) Extract(string code)
    {
        if (!code.Contains("#r", StringComparison.Ordinal) && !code.Contains("#i", StringComparison.Ordinal)) return (code, []);
        string[] lines = code.Split('\n');
        List<ReferenceDirective> found = [];
        SyntaxNode? root = null;
        for (int i = 0, start = 0; i < lines.Length; i++)
        {
            (string line, int begin) = (lines[i], start);
            start += line.Length + 1;
            if (Pattern().Match(line) is not { Success: true } match) continue;
            // In a text or a comment it is none; of what #if leaves out, the compiler would say that it cannot do it.
            root ??= ScriptCompiler.Parse(code, "").GetRoot();
            if (root.FindTrivia(begin + line.IndexOf('#')).GetStructure() is not DirectiveTriviaSyntax directive) continue;
            if (directive.IsActive) found.Add(new ReferenceDirective(match.Groups[1].Value, match.Groups[2].Value, line.TrimEnd(), i + 1));
            lines[i] = "";
        }
        return (string.Join('\n', lines), found);
    }

    /// <summary>The directives of the scripts that a text loads, and those load in turn; paths as seen from their folders.</summary>
    /// <param name="code">The text.</param>
    /// <param name="folder">The folder that paths in it are relative to.</param>
    public static IReadOnlyList<ReferenceDirective> OfLoaded(string code, string folder) => [.. OfLoaded(code, folder, [])];

    private static IEnumerable<ReferenceDirective> OfLoaded(string code, string folder, HashSet<string> seen)
    {
        if (!code.Contains("#load", StringComparison.Ordinal)) yield break;
        foreach (Match load in Load().Matches(code))
        {
            string file = Path.GetFullPath(Path.Combine(folder, load.Groups[1].Value));
            if (!seen.Add(file) || !File.Exists(file)) continue;
            string script = File.ReadAllText(file), place = Path.GetDirectoryName(file)!;
            foreach (ReferenceDirective deeper in OfLoaded(script, place, seen)) yield return deeper;
            foreach (ReferenceDirective directive in Extract(script).Directives)
            {
                string beside = Path.Combine(place, directive.Target);
                yield return File.Exists(beside) ? directive with { Target = beside } : directive;
            }
        }
    }

    /// <summary>An error about this line.</summary>
    public DirectiveFailure Fail(string message) => new(Line, Number, message);

    [GeneratedRegex("""^\s*#(r|i)\s+(?:"(?<2>[^"]+)"|(?<2>nuget:\s*[^\s",;]+(?:\s*,\s*[^\s",;]+)?))\s*;?\s*(?://.*)?$""")]
    private static partial Regex Pattern();

    [GeneratedRegex("""^\s*#load\s+"([^"]+)""", RegexOptions.Multiline)]
    private static partial Regex Load();
}
