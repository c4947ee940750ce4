namespace FilterGen.Tsne.Running;

/// <summary>One line of a console or of a notebook's output that is written again and again, until it stays.</summary>
/// <param name="output">Where; a carriage return goes back to the start of the line.</param>
internal sealed class ProgressLine(TextWriter output)
{
    private int width;

    /// <summary>Writes the line over what stood there.</summary>
    public void Write(string text)
    {
        output.Write("\r" + text.PadRight(width));
        output.Flush();
        width = text.Length;
    }

    /// <summary>Leaves the line as it is and goes to the next one.</summary>
    public void End()
    {
        output.WriteLine();
        output.Flush();
        width = 0;
    }

    /// <summary>Goes to the next line if this one was begun, so that what comes now has one of its own.</summary>
    public void Leave()
    {
        if (width > 0) End();
    }

    /// <summary>Writes what stays, and goes to the next line.</summary>
    public void End(string text)
    {
        Write(text);
        End();
    }
}
