namespace CSharpKernel;

/// <summary>Messages for whoever reads the terminal that the front end runs in.</summary>
internal static class KernelLog
{
    private static readonly Stream Terminal = Console.OpenStandardError();

    /// <summary>Writes one line. Never to the notebook, where the console of the cells goes.</summary>
    public static void Write(string message)
    {
        byte[] line = System.Text.Encoding.UTF8.GetBytes($"workbook kernel: {message}\n");
        lock (Terminal) Terminal.Write(line);
    }
}
