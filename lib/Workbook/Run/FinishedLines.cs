namespace Workbook.Run;

/// <summary>
/// Passes on whole lines as a terminal would show them at their end: in a log file a progress bar is one line, not a thousand.
/// </summary>
/// <param name="output">Where the lines go.</param>
internal sealed class FinishedLines(TextWriter output) : TextWriter
{
    private readonly Lock sync = new();
    private readonly StringBuilder begun = new();

    public override Encoding Encoding => output.Encoding;

    public override void Write(char value) => Write(value.ToString());

    public override void Write(string? value)
    {
        if (string.IsNullOrEmpty(value)) return;
        lock (sync)
        {
            var end = value.LastIndexOf('\n') + 1;
            if (end > 0) PassOn(value[..end]);
            begun.Append(value, end, value.Length - end);
        }
    }

    /// <summary>Passes on a line that was begun and never ended.</summary>
    protected override void Dispose(bool disposing)
    {
        if (disposing && begun.Length > 0) PassOn("");
        base.Dispose(disposing);
    }

    private void PassOn(string text)
    {
        var shown = new TerminalText();
        shown.Append($"{begun}{text}");
        begun.Clear();
        output.Write(shown);
        output.Flush();
    }
}
