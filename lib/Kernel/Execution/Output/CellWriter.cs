namespace NotebookKernel.Execution.Output;

/// <summary>A console stream that belongs to whichever cell writes to it.</summary>
/// <param name="name">"stdout" or "stderr".</param>
/// <param name="outside">Where text goes that is written outside any cell.</param>
internal sealed class CellWriter(string name, TextWriter outside) : TextWriter
{
    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value) => Write(new ReadOnlySpan<char>(in value));

    public override void Write(string? value) => Write(value.AsSpan());

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(ReadOnlySpan<char> buffer)
    {
        if (CellRun.Current is not { } run)
        {
            outside.Write(buffer);
            return;
        }
        run.CheckOnOutput();
        run.Output.Write(name, buffer);
    }

    public override void WriteLine() => Write("\n");

    public override void WriteLine(string? value) => Write(string.Concat(value, "\n"));

    public override void WriteLine(ReadOnlySpan<char> buffer) => Write(string.Concat(buffer, "\n"));

    public override void Flush() => outside.Flush();
}
