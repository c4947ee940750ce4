using System.Collections;
using Microsoft.CodeAnalysis.Text;
using NotebookKernel.Execution.Errors;

namespace NotebookKernel.Execution.FSharp;

/// <summary>What the F# compiler says of a cell, in the form of the C# compiler's messages.</summary>
internal static class FSharpDiagnostics
{
    /// <summary>Writes warnings to the cell's output.</summary>
    /// <param name="diagnostics">The compiler's messages.</param>
    /// <param name="code">The cell's text.</param>
    /// <param name="cell">Its name.</param>
    /// <exception cref="CompilationFailure">There are errors.</exception>
    public static void Report(IEnumerable diagnostics, string code, string cell)
    {
        List<Diagnostic> found = [.. diagnostics.Cast<object>().Select(one => Convert(one, code, cell)).OfType<Diagnostic>()];
        if (CompilationFailure.ErrorsOf(found) is { Count: > 0 } errors) throw new CompilationFailure(errors);
        foreach (Diagnostic warning in found) Console.Error.WriteLine(CompilationFailure.Summary(warning));
    }

    private static Diagnostic? Convert(object diagnostic, string code, string cell)
    {
        string Text(string property) => diagnostic.GetType().GetProperty(property)!.GetValue(diagnostic)!.ToString()!;
        int Number(string property) => int.Parse(Text(property), CultureInfo.InvariantCulture);
        if (!Enum.TryParse(Text("Severity"), out DiagnosticSeverity severity) || severity < DiagnosticSeverity.Warning) return null;
        string file = Text("FileName"), message = string.Join('\n', Text("Message").Split('\n').Select(line => line.TrimEnd()));
        bool loaded = file != cell && File.Exists(file);
        SyntaxTree tree = ScriptCompiler.Parse(loaded ? File.ReadAllText(file) : code, loaded ? file : cell);
        int start = Position(tree.GetText(), Number("StartLine"), Number("StartColumn"));
        int end = Position(tree.GetText(), Number("EndLine"), Number("EndColumn"));
        DiagnosticDescriptor kind = new(Text("ErrorNumberText"), "", "{0}", "F#", severity, isEnabledByDefault: true);
        return Diagnostic.Create(kind, Location.Create(tree, TextSpan.FromBounds(start, Math.Max(start, end))), message);
    }

    private static int Position(SourceText text, int line, int column)
    {
        TextLine found = text.Lines[Math.Clamp(line - 1, 0, text.Lines.Count - 1)];
        return Math.Min(found.Start + column, found.End);
    }
}
