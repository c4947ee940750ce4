namespace NotebookKernel.Execution;

/// <summary>Where the output of a cell goes. Calls come one at a time and in the order of the output, from any thread.</summary>
public interface IOutputSink
{
    /// <summary>Text written to the console.</summary>
    /// <param name="name">"stdout" or "stderr".</param>
    /// <param name="text">The text, coalesced; a carriage return passes through.</param>
    void Stream(string name, string text);

    /// <summary>Something to show.</summary>
    /// <param name="data">What to show, per mime type.</param>
    /// <param name="displayId">The name under which it can be updated later; null when it cannot.</param>
    void Display(MimeBundle data, string? displayId);

    /// <summary>Replaces everything that was shown as <paramref name="displayId"/>.</summary>
    void UpdateDisplay(MimeBundle data, string displayId);

    /// <summary>The value of the cell's last expression.</summary>
    void Result(MimeBundle data);

    /// <summary>Removes the cell's output so far.</summary>
    /// <param name="wait">Whether to wait for the next output before removing.</param>
    void ClearOutput(bool wait);
}
