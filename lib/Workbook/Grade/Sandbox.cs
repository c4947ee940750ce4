using System.Diagnostics;
using Workbook.Run;

namespace Workbook.Grade;

/// <summary>
/// Starts programs where they can do no harm, with bubblewrap: no network, no other processes to see, only the named files of this
/// machine, nothing to write but one folder of temporary files in memory, few environment variables, and limits on memory, on
/// processors and on the size of a file.
/// </summary>
internal static class Sandbox
{
    /// <summary>The programs it needs.</summary>
    private static readonly string[] Programs = ["bwrap", "prlimit"];

    /// <summary>The sentence that says what is missing here; null where programs can be started.</summary>
    public static string? Missing() => Programs.FirstOrDefault(program => !IsOnPath(program)) is { } missing
        ? $"Submissions are run with bubblewrap and there is no {missing} on the PATH: on Debian, apt-get install bubblewrap util-linux."
        : null;

    /// <summary>How to start a program in the sandbox.</summary>
    /// <param name="command">The program and its arguments.</param>
    /// <param name="folder">Its current folder, empty unless it is visible.</param>
    /// <param name="temporary">The folder, there already, in whose place it sees an empty one to write to.</param>
    /// <param name="visible">Files and folders, all there, that it can read; all else does not exist for it.</param>
    /// <param name="limits">What it may use.</param>
    public static ProcessStartInfo Start(
        IEnumerable<string> command, string folder, string temporary, IEnumerable<string> visible, GradeLimits limits)
    {
        var start = new ProcessStartInfo("bwrap", Arguments(command, folder, temporary, visible, limits))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(name => !PassedVariables.Contain(name)).ToList()) start.Environment.Remove(name);
        start.Environment["HOME"] = start.Environment["TMPDIR"] = temporary;
        start.Environment[VisibleFiles.CacheVariable] = VisibleFiles.CacheFolder;
        if (limits.Processors is { } processors) Processors.Limit(start, processors);
        return start;
    }

    /// <summary>
    /// Starts a program on a thread that stays until the program has ended. The kernel takes the thread that started it for the
    /// parent with whom it dies, and a thread of the pool may end at any time.
    /// </summary>
    /// <param name="start">What <see cref="Start"/> gave.</param>
    public static Task<Process> LaunchAsync(ProcessStartInfo start)
    {
        var started = new TaskCompletionSource<Process>(TaskCreationOptions.RunContinuationsAsynchronously);
        var parent = new Thread(() =>
        {
            try
            {
                var process = Process.Start(start)!;
                // Whoever gets the process may dispose it, so the thread waits with an object of its own.
                using var running = Running(process.Id);
                started.SetResult(process);
                running?.WaitForExit();
            }
            catch (Exception problem) when (!started.Task.IsCompleted)
            {
                started.SetException(problem);
            }
        })
        {
            IsBackground = true,
            Name = "sandbox",
        };
        parent.Start();
        return started.Task;
    }

    private static IEnumerable<string> Arguments(
        IEnumerable<string> command, string folder, string temporary, IEnumerable<string> visible, GradeLimits limits) =>
    [
        .. visible.SelectMany(Show),
        "--dir", folder,
        "--dev", "/dev",
        "--size", Number(1 << 20), "--tmpfs", "/dev/shm",
        "--proc", "/proc",
        "--size", Number(limits.Files), "--tmpfs", temporary,
        "--remount-ro", "/",
        "--unshare-all", "--die-with-parent", "--new-session",
        "--chdir", folder,
        "prlimit", $"--data={Number(limits.Memory)}", $"--fsize={Number(limits.Files)}", "--core=0",
        .. command,
    ];

    /// <summary>What shows a file or folder; a link at the root, such as <c>/lib</c>, stays a link.</summary>
    private static string[] Show(string path) => Path.GetDirectoryName(path) == "/" && new DirectoryInfo(path).LinkTarget is { } target
        ? ["--symlink", target, path] : ["--ro-bind", path, path];

    /// <summary>The process of this id; null when it has ended already.</summary>
    private static Process? Running(int id)
    {
        try
        {
            return Process.GetProcessById(id);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static bool IsOnPath(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Any(folder => File.Exists(Path.Combine(folder, program)));

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
