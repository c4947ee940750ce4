using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.Text;

namespace NotebookKernel.Execution.Errors;

/// <summary>Thrown when a cell does not compile.</summary>
/// <param name="errors">The compiler's errors, in the order of the source.</param>
/// <param name="compilation">What has them; null where that is not known.</param>
internal sealed partial class CompilationFailure(IReadOnlyList<Diagnostic> errors, Compilation? compilation = null) : Exception("The cell does not compile.")
{
    private const int MostShown = 20, MostSpaces = 3;
    private const string Compiler = "Microsoft.CodeAnalysis"; // Which few mean.

    /// <summary>The errors among diagnostics, in the order of the source.</summary>
    public static IReadOnlyList<Diagnostic> ErrorsOf(IEnumerable<Diagnostic> diagnostics) =>
        [.. diagnostics.Where(found => found.Severity == DiagnosticSeverity.Error).OrderBy(found => found.Location.SourceSpan.Start)];

    /// <summary>The error as a notebook's reader needs it: place, code, message and the marked source line.</summary>
    public CellError Describe()
    {
        List<string> lines = [.. errors.Take(MostShown).SelectMany(Lines)];
        if (errors.Count > MostShown) lines.Add($"... and {errors.Count - MostShown} more errors");
        return new CellError("CompilationError", Summary(errors[0]), lines);
    }

    private IEnumerable<string> Lines(Diagnostic error)
    {
        yield return Summary(error);
        if (error.Location.SourceTree is { } tree && SourceLine(tree.GetText(), error.Location.SourceSpan) is { } source)
        {
            yield return "    " + source.Text;
            yield return "    " + source.Mark;
        }
        if (Advice(error) is { } advice) yield return "    " + advice;
    }

    /// <summary>The place, code and message of an error or a warning.</summary>
    public static string Summary(Diagnostic error)
    {
        string message = error.GetMessage(), kind = error.Severity == DiagnosticSeverity.Error ? "error" : "warning";
        if (error.Location.SourceTree is null) return $"{kind} {error.Id}: {message}";
        LinePosition place = error.Location.GetMappedLineSpan().StartLinePosition;
        string file = error.Location.GetMappedLineSpan().Path;
        return $"{CellFailures.Place(file, place.Line + 1, place.Character + 1)}: {kind} {error.Id}: {message}";
    }

    private static (string Text, string Mark)? SourceLine(SourceText text, TextSpan span)
    {
        TextLine line = text.Lines.GetLineFromPosition(span.Start);
        string source = line.ToString();
        if (string.IsNullOrWhiteSpace(source)) return null;
        int start = span.Start - line.Start;
        int length = Math.Clamp(span.Length, 1, Math.Max(1, source.Length - start));
        // Tabs are kept, so that the mark stands under its text at any tab width.
        string indent = string.Concat(source[..start].Select(character => character == '\t' ? '\t' : ' '));
        return (source, indent + new string('^', length));
    }

    private string? Advice(Diagnostic error) => error.Id switch
    {
        _ when IsOfUsingDeclaration(error) =>
            "A cell's variables stay for later cells, so nothing would end this one: write using (var name = …) { … }.",
        "CS8345" => "A cell's variables stay for later cells, which one on the stack cannot: declare it in a method or in { … }.",
        "CS7021" => "A cell that starts with the line #!library may declare namespaces.",
        "CS0103" or "CS0246" when compilation is not null => Using(compilation, Text(error).Split('<')[0]),
        "CS1109" => "A cell that starts with the line #!library may declare extension methods.",
        _ => null,
    };

    // The compiler takes it for a directive, and says of the line what is wrong with one; the first of its errors stands for all.
    private bool IsOfUsingDeclaration(Diagnostic error) => LineOf(error) is { } line && UsingDeclaration().IsMatch(line.ToString())
        && errors.Where(other => LineOf(other) == line) is var all && all.First() == error && all.Any(other => other.Id == "CS1002");

    private static TextLine? LineOf(Diagnostic error) =>
        error.Location.SourceTree?.GetText().Lines.GetLineFromPosition(error.Location.SourceSpan.Start);

    private static string Text(Diagnostic error) => error.Location.SourceTree?.GetText().ToString(error.Location.SourceSpan) ?? "";

    private static string? Using(Compilation compilation, string name)
    {
        string[] spaces =
        [
            .. SpacesOf(compilation.GlobalNamespace, name)
                .OrderBy(space => space.StartsWith(Compiler, StringComparison.Ordinal)).ThenBy(space => space, StringComparer.Ordinal)
                .Take(MostSpaces + 1),
        ];
        if (spaces.Length is 0 or > MostSpaces) return null;
        return $"{name} is in {string.Join(" and in ", spaces)}: write using {string.Join("; or using ", spaces)};";
    }

    private static IEnumerable<string> SpacesOf(INamespaceSymbol space, string name)
    {
        if (!space.IsGlobalNamespace && space.GetTypeMembers(name).Any(type => type.DeclaredAccessibility == Accessibility.Public))
            yield return space.ToDisplayString();
        foreach (string inner in space.GetNamespaceMembers().SelectMany(member => SpacesOf(member, name))) yield return inner;
    }

    [GeneratedRegex(@"^\s*(await\s+)?using\s+(?!static\b)[\w.<>,\[\]? ]+\s\w+\s*=\s*")]
    private static partial Regex UsingDeclaration();
}
