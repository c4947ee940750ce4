namespace Workbook.Documents;

/// <summary>Text written to standard output or standard error.</summary>
/// <param name="Name"><c>stdout</c> or <c>stderr</c>.</param>
/// <param name="Text">The text.</param>
public sealed record StreamOutput(string Name, string Text) : CellOutput
{
    /// <summary>The text.</summary>
    public string Text { get; set; } = Text;
}
