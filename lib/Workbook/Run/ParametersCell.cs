using NotebookKernel.Syntax;
using Workbook.Documents;

namespace Workbook.Run;

/// <summary>
/// The cell whose variables can be set when a notebook runs: the first code cell that begins with the comment <c>// parameters</c>
/// or has the tag <c>parameters</c>, as Papermill has it.
/// </summary>
internal static class ParametersCell
{
    private const string Tag = "parameters";

    /// <summary>Sets variables of the cell, in the document only.</summary>
    /// <param name="document">The notebook.</param>
    /// <param name="file">How errors name it.</param>
    /// <param name="values">Values by the variable's name.</param>
    /// <exception cref="DocumentException">There is no such cell or variable, or a value is not of the variable's type.</exception>
    public static void Set(NotebookDocument document, string file, IReadOnlyDictionary<string, string> values)
    {
        if (values.Count == 0) return;
        var cell = document.Cells.FirstOrDefault(IsParameters) ?? throw new DocumentException(file, null,
            "has no parameters to set; expected a code cell that begins with the comment // parameters");
        var declared = DeclaredVariable.In(cell.Source);
        foreach (var (name, value) in values)
        {
            var parameter = declared.FirstOrDefault(one => one.Name == name) ?? throw new DocumentException(file, null,
                $"has no parameter {name}; it has {(declared.Count == 0 ? "none" : string.Join(", ", declared))}");
            if (CSharpLiteral.Write(parameter.Type, value) is null) throw new DocumentException(file, null, Refusal(parameter, value));
        }
        // From the end, so that the places before stay true.
        foreach (var parameter in declared.Reverse())
        {
            if (values.TryGetValue(parameter.Name, out var value))
                cell.Source = parameter.Assign(cell.Source, CSharpLiteral.Write(parameter.Type, value)!);
        }
    }

    private static string Refusal(DeclaredVariable parameter, string value) => CSharpLiteral.Knows(parameter.Type)
        ? $"expected a value of type {parameter.Type} for the parameter {parameter.Name}, found '{value}'"
        : $"the parameter {parameter.Name} is of type {parameter.Type} and cannot be set; expected one of {CSharpLiteral.Types}";

    private static bool IsParameters(NotebookCell cell) => cell.IsRunnable && (BeginsWithComment(cell.Source) || HasTag(cell.Metadata));

    private static bool BeginsWithComment(string source)
    {
        var text = source.AsSpan().TrimStart();
        if (!text.StartsWith("//")) return false;
        text = text.TrimStart('/').TrimStart(' ');
        return text.StartsWith(Tag, StringComparison.OrdinalIgnoreCase)
            && (text.Length == Tag.Length || !char.IsLetterOrDigit(text[Tag.Length]));
    }

    private static bool HasTag(JsonObject metadata) =>
        metadata["tags"] is JsonArray tags
        && tags.Any(tag => tag is JsonValue value && value.TryGetValue(out string? text) && text == Tag);
}
