using NotebookKernel.Execution;

namespace NotebookKernel.Syntax;

/// <summary>The source of a cell in parts, each of one colour.</summary>
public static class CodeParts
{
    /// <summary>The parts, which together are the source.</summary>
    /// <returns>
    /// Each part's text and its kind: <c>k</c> for keywords, <c>s</c> for text, <c>n</c> for numbers, <c>c</c> for comments and
    /// lines that begin with <c>#</c>; null for all else.
    /// </returns>
    public static IEnumerable<(string Text, string? Kind)> Of(string source)
    {
        foreach (SyntaxToken token in ScriptCompiler.Parse(source, "").GetRoot().DescendantTokens())
        {
            foreach (SyntaxTrivia trivia in token.LeadingTrivia) yield return Part(trivia);
            yield return (token.Text, Kind(token));
            foreach (SyntaxTrivia trivia in token.TrailingTrivia) yield return Part(trivia);
        }
    }

    private static (string, string?) Part(SyntaxTrivia trivia)
    {
        bool plain = trivia.Kind() is SyntaxKind.WhitespaceTrivia or SyntaxKind.EndOfLineTrivia or SyntaxKind.SkippedTokensTrivia;
        return (trivia.ToFullString(), plain ? null : "c");
    }

    private static string? Kind(SyntaxToken token) => token.Kind() switch
    {
        SyntaxKind.NumericLiteralToken => "n",
        SyntaxKind.StringLiteralToken or SyntaxKind.CharacterLiteralToken or SyntaxKind.SingleLineRawStringLiteralToken
            or SyntaxKind.MultiLineRawStringLiteralToken or SyntaxKind.InterpolatedStringTextToken
            or SyntaxKind.InterpolatedStringStartToken or SyntaxKind.InterpolatedStringEndToken
            or SyntaxKind.InterpolatedSingleLineRawStringStartToken or SyntaxKind.InterpolatedMultiLineRawStringStartToken
            or SyntaxKind.InterpolatedRawStringEndToken => "s",
        var kind => SyntaxFacts.IsKeywordKind(kind) || token.IsContextualKeyword() || token.Text == "var" ? "k" : null,
    };
}
