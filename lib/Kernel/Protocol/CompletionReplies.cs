using Microsoft.CodeAnalysis.CSharp.Syntax;
using NotebookKernel.Completion;
using NotebookKernel.Execution;
using NotebookKernel.Execution.Magics;

namespace NotebookKernel.Protocol;

/// <summary>Replies to what an editor asks about code. Jupyter counts positions in code points, .NET in UTF-16 units.</summary>
internal static class CompletionReplies
{
    /// <summary>The content of a <c>complete_reply</c>.</summary>
    public static JsonObject Complete(CSharpSession session, Request request)
    {
        string code = request.Text("code");
        int cursor = Cursor(request, code);
        var (first, items) = Completer.Complete(session, code, cursor);
        int start = CodePoints(code, first), end = CodePoints(code, cursor);
        return new JsonObject
        {
            ["status"] = "ok",
            ["matches"] = new JsonArray([.. items.Select(item => JsonValue.Create(item.Text))]),
            ["cursor_start"] = start,
            ["cursor_end"] = end,
            ["metadata"] = new JsonObject
            {
                ["_jupyter_types_experimental"] = new JsonArray([.. items.Select(item => new JsonObject
                {
                    ["start"] = start,
                    ["end"] = end,
                    ["text"] = item.Text,
                    ["type"] = item.Type,
                    ["signature"] = item.Signature,
                })]),
            },
        };
    }

    /// <summary>The content of an <c>inspect_reply</c>.</summary>
    public static JsonObject Inspect(CSharpSession session, Request request)
    {
        string code = request.Text("code");
        var found = Inspector.Inspect(session, code, Cursor(request, code));
        JsonObject data = [];
        if (found.Count > 0)
        {
            data["text/plain"] = string.Join("\n\n", found.Select(form => $"{form.Declaration}\n{form.Documentation}".TrimEnd()));
            data["text/markdown"] = string.Join("\n\n", found.Select(form =>
                $"```csharp\n{form.Declaration}\n```\n{form.Documentation.Replace("\n", "\n\n", StringComparison.Ordinal)}".TrimEnd()));
        }
        return new JsonObject
        {
            ["status"] = "ok",
            ["found"] = found.Count > 0,
            ["data"] = data,
            ["metadata"] = new JsonObject(),
        };
    }

    /// <summary>The content of an <c>is_complete_reply</c>.</summary>
    public static JsonObject IsComplete(Request request)
    {
        string code = request.Text("code");
        if (Magic.LanguageAtEnd(code) is not ("csharp" or "library")) return new JsonObject { ["status"] = "unknown" };
        SyntaxTree tree = ScriptCompiler.Parse(code, "");
        if (!SyntaxFactory.IsCompleteSubmission(tree)) return new JsonObject { ["status"] = "incomplete", ["indent"] = Indent(tree) };
        bool valid = tree.GetDiagnostics().All(found => found.Severity != DiagnosticSeverity.Error);
        return new JsonObject { ["status"] = valid ? "complete" : "invalid" };
    }

    private static string Indent(SyntaxTree tree)
    {
        int depth = tree.GetRoot().DescendantNodes().OfType<BlockSyntax>().Count(block => block.CloseBraceToken.IsMissing);
        return new string(' ', 4 * depth);
    }

    private static int Cursor(Request request, string code)
    {
        int points = request.Number("cursor_pos") ?? int.MaxValue, position = 0;
        for (; points > 0 && position < code.Length; points--)
            position += char.IsHighSurrogate(code[position]) && position + 1 < code.Length ? 2 : 1;
        return position;
    }

    private static int CodePoints(string code, int position) =>
        position - code.Take(position).Count(char.IsLowSurrogate);
}
