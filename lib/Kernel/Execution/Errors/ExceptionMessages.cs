using NotebookKernel.Display;

namespace NotebookKernel.Execution.Errors;

/// <summary>Reads what exceptions say. It may be code of a cell that throws, waits or loops for ever, or writes without an end.</summary>
internal static class ExceptionMessages
{
    private const int MostCharacters = 20_000;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);

    /// <summary>What an exception says.</summary>
    public static string Of(Exception exception) => Of([exception])[0];

    /// <summary>What each of some exceptions says, for all together within two seconds; what took longer is said to.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<Exception> exceptions)
    {
        string[] messages = [.. exceptions.Select(_ => $"(its Message did not end within {Limit.TotalSeconds} s)")];
        // Not in the run of the cell, which may be interrupted already; what is read here is interrupted on its own.
        CellRun? reading = CellRun.Current?.Copy();
        Thread reader = new(() =>
        {
            reading?.Follow();
            for (int i = 0; i < messages.Length; i++) messages[i] = Read(exceptions[i]);
        })
        { IsBackground = true, Name = "message" };
        Descriptors.Ensure();
        reader.Start();
        if (reader.Join(Limit)) return messages;
        string[] now = [.. messages]; // What stops the reader changes them.
        reading?.Interrupt();
        reader.Interrupt();
        return now;
    }

    private static string Read(Exception exception)
    {
        try
        {
            return PlainText.Shortened(exception.Message ?? "", MostCharacters);
        }
        catch (Exception failure)
        {
            return $"(its Message threw {failure.GetType().Name})";
        }
    }
}
