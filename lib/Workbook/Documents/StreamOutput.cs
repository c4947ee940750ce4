namespace Workbook.Documents;

/// <summary>Text written to standard output or standard error.</summary>
/// <param name="name"><c>stdout</c> or <c>stderr</c>.</param>
/// <param name="text">The text.</param>
public sealed class StreamOutput(string name, string text) : CellOutput
{
    /// <summary><c>stdout</c> or <c>stderr</c>.</summary>
    public string Name { get; } = name;

    /// <summary>The text.</summary>
    public string Text { get; set; } = text;
}
