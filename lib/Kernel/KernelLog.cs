using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace NotebookKernel;

/// <summary>Messages for whoever reads the terminal that the front end runs in.</summary>
internal static class KernelLog
{
    private static Stream terminal = Console.OpenStandardError();

    /// <summary>Writes one line. Never to the notebook, where the console of the cells goes.</summary>
    public static void Write(string message)
    {
        byte[] line = System.Text.Encoding.UTF8.GetBytes($"workbook kernel: {message}\n");
        lock (terminal) terminal.Write(line);
    }

    /// <summary>Goes on writing to the terminal when the process's error stream is turned elsewhere. Not on Windows.</summary>
    public static void KeepTerminal()
    {
        int terminalNow = Duplicate(2);
        if (terminalNow >= 0) terminal = new FileStream(new SafeFileHandle(terminalNow, ownsHandle: true), FileAccess.Write, bufferSize: 0);
    }

    [DllImport("libc", EntryPoint = "dup")]
    private static extern int Duplicate(int descriptor);
}
