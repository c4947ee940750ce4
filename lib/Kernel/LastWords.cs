using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace NotebookKernel;

/// <summary>
/// A file beside the connection file that holds, while a cell runs, which one it is and what the process writes to its error stream.
/// A process that ends in the middle of a cell leaves it behind, and the next one, which Jupyter starts with the same connection file,
/// tells the user. Code that ends a process (Environment.Exit, a stack that overflows, native code that aborts) can be told no earlier.
/// </summary>
internal sealed class LastWords : IDisposable
{
    private const int WriteOnly = 1, ErrorStream = 2, MostShown = 2_000, MostOfLine = 200, Terminated = 143;
    // Bytes for the cell's line. A file that is emptied and written again for each cell has ext4 wait for the disk.
    private const int Room = 1 << 10;
    private const string Cell = "cell ", Exit = "exit ";

    // What the runtime and native libraries write as they end the process; other words are of programs that cells started.
    private static readonly string[] Ends =
        ["Process terminated", "Stack overflow", "Out of memory", "Unhandled exception", "Fatal error", "terminate called", "c10::Error"];

    private readonly string file;
    private readonly SafeFileHandle? kept;
    private volatile bool running;

    /// <summary>Reads what a former process left, and begins anew.</summary>
    /// <param name="connectionFile">The path that names the kernel.</param>
    public LastWords(string connectionFile)
    {
        file = connectionFile + ".last";
        Former = Read(file) is { Length: > 0 } left && Tells(left) ? Tell(left) : null;
        SafeFileHandle? opened = null;
        Try(() => opened = File.OpenHandle(file, FileMode.Create, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete));
        if (opened is null) return;
        kept = opened;
        Write("");
        if (!OperatingSystem.IsWindows()) KeepErrors(file);
        AppDomain.CurrentDomain.ProcessExit += Exits;
    }

    /// <summary>What is known of the cell in which the former process ended; null if it ended well.</summary>
    public string? Former { get; private set; }

    /// <summary>Gives <see cref="Former"/> once.</summary>
    public string? TakeFormer()
    {
        (string? former, Former) = (Former, null);
        return former;
    }

    /// <summary>A cell begins.</summary>
    public void Begin(int cell, string code)
    {
        string line = code.Split('\n').Select(line => line.Trim()).FirstOrDefault(line => line.Length > 0) ?? "";
        if (line.Length > MostOfLine) line = line[..MostOfLine] + " …";
        running = Write($"{Cell}{cell} (\u201c{line}\u201d)\n");
    }

    /// <summary>It has ended, or it no longer matters how.</summary>
    public void End()
    {
        if (!running) return;
        running = false;
        Write("");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        running = false;
        AppDomain.CurrentDomain.ProcessExit -= Exits;
        kept?.Dispose();
        Try(() => File.Delete(file));
    }

    private void Exits(object? sender, EventArgs end)
    {
        if (Environment.ExitCode == Terminated) return;
        Try(() => RandomAccess.Write(kept!, Encoding.UTF8.GetBytes($"{Exit}{Environment.ExitCode}"), RandomAccess.GetLength(kept!)));
    }

    // What was written to the error stream before counts no more.
    private bool Write(string line) => kept is not null && Try(() =>
    {
        Span<byte> room = stackalloc byte[Room];
        room.Fill((byte)' ');
        room[^1] = (byte)'\n';
        Encoding.UTF8.GetBytes(line, room);
        RandomAccess.Write(kept, room, 0);
        if (RandomAccess.GetLength(kept) > Room) RandomAccess.SetLength(kept, Room);
    });

    private static bool Tells(string left) =>
        left.StartsWith(Cell, StringComparison.Ordinal) || left[(left.LastIndexOf('\n') + 1)..].StartsWith(Exit, StringComparison.Ordinal)
        || Ends.Any(end => left.Contains(end, StringComparison.Ordinal));

    private static string Tell(string left)
    {
        string[] parts = left.StartsWith(Cell, StringComparison.Ordinal) ? left.Split('\n', 2) : ["", left];
        string words = parts.Length < 2 ? "" : parts[1].Trim();
        string place = parts[0].Length > 0 ? $"{parts[0]} had not ended" : "no cell was running";
        string cause = words switch
        {
            _ when words.Contains("Stack overflow", StringComparison.Ordinal) =>
                "the stack overflowed: code calls itself without an end",
            _ when words.Contains("Out of memory", StringComparison.OrdinalIgnoreCase) || words.Contains("bad_alloc", StringComparison.Ordinal) =>
                "the memory ran out",
            _ when words.Contains("c10::Error", StringComparison.Ordinal) =>
                "native code of torch ended the process; Tensor.matmul with shapes that do not fit does this",
            _ when words.LastIndexOf(Exit, StringComparison.Ordinal) is >= 0 and var at && int.TryParse(words[(at + 5)..], out int code) =>
                $"it ended the process, as Environment.Exit({code}) does",
            "" => "the process was killed, by hand or by a system that runs out of memory, or native code ended it without a word",
            _ => "native code, or an error that nothing can catch, ended the process",
        };
        string shown = words.Length <= MostShown ? words : words[..MostShown] + " …";
        return $"The kernel was started anew, and all variables are gone: {place}; {cause}.\n"
            + (words.Length == 0 || words.StartsWith(Exit, StringComparison.Ordinal) ? "" : $"Its last words:\n{shown}\n");
    }

    private static string? Read(string path)
    {
        string? text = null;
        Try(() => text = File.Exists(path) ? File.ReadAllText(path) : null);
        return text;
    }

    private static bool Try(Action action)
    {
        try
        {
            action();
            return true;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return false;       // The notebook goes on without.
        }
    }

    /// <summary>Has the process's error stream written to the file, behind what stands there.</summary>
    [UnsupportedOSPlatform("windows")]
    private static void KeepErrors(string path)
    {
        Try(() => MakePrivate(path));
        int append = OperatingSystem.IsLinux() ? 0x400 : 0x8;
        int opened = Open(path, WriteOnly | append);
        if (opened < 0) return;
        KernelLog.KeepTerminal();
        Duplicate(opened, ErrorStream);
        Close(opened);
    }

    [UnsupportedOSPlatform("windows")]
    private static void MakePrivate(string path) => File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);

    [DllImport("libc", EntryPoint = "open", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    private static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", EntryPoint = "dup2")]
    private static extern int Duplicate(int descriptor, int other);

    [DllImport("libc", EntryPoint = "close")]
    private static extern int Close(int descriptor);
}
