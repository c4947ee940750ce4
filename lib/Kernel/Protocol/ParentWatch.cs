using System.Diagnostics;
using System.Runtime.InteropServices;

namespace NotebookKernel.Protocol;

/// <summary>Notices when the process that started this one died without saying so.</summary>
public static class ParentWatch
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <summary>Completes when the process that an environment variable names as the parent is gone; never when none is named.</summary>
    /// <param name="variable">The variable that holds its id.</param>
    public static Task WaitAsync(string variable)
    {
        string? named = Environment.GetEnvironmentVariable(variable);
        if (!int.TryParse(named, CultureInfo.InvariantCulture, out int id) || id <= 1) return Task.Delay(Timeout.Infinite);
        if (!OperatingSystem.IsWindows() && ParentId() == id) return OrphanedAsync(id);
        try
        {
            return Process.GetProcessById(id).WaitForExitAsync();
        }
        catch (ArgumentException)
        {
            // Already gone, or in another process namespace, where its end cannot be seen.
            return Task.Delay(Timeout.Infinite);
        }
    }

    // Seen at once, also where nobody collects the dead process or its number is given to another.
    private static async Task OrphanedAsync(int parent)
    {
        using PeriodicTimer timer = new(Interval);
        while (ParentId() == parent) await timer.WaitForNextTickAsync().ConfigureAwait(false);
    }

    [DllImport("libc", EntryPoint = "getppid")]
    private static extern int ParentId();
}
