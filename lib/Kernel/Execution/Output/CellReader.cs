namespace NotebookKernel.Execution.Output;

/// <summary>Standard input as a question to the notebook's user.</summary>
internal sealed class CellReader : TextReader
{
    private string line = "";
    private int position;

    public override string ReadLine()
    {
        if (position >= line.Length) return Ask();
        string rest = line[position..].TrimEnd('\n');
        position = line.Length;
        return rest;
    }

    /// <summary>One answer: there is no end of input that the user could give.</summary>
    public override string ReadToEnd() => ReadLine();

    public override int Read()
    {
        if (position >= line.Length)
        {
            line = Ask() + "\n";
            position = 0;
        }
        return line[position++];
    }

    public override int Peek() => position < line.Length ? line[position] : -1;

    private static string Ask() => CellRun.Ask(prompt: null, password: false);
}
