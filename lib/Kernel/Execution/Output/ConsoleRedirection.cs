namespace CSharpKernel.Execution.Output;

/// <summary>Sends the process's console to the cell that uses it; code that belongs to no cell keeps the real one.</summary>
internal static class ConsoleRedirection
{
    private static readonly Lock Gate = new();
    private static bool installed;

    /// <summary>Takes over standard output, error and input, once per process.</summary>
    public static void Install()
    {
        lock (Gate)
        {
            if (installed) return;
            installed = true;
            Console.SetOut(new CellWriter("stdout", Console.Out));
            Console.SetError(new CellWriter("stderr", Console.Error));
            Console.SetIn(new CellReader());
        }
    }
}
