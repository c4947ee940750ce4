using System.Diagnostics;
using System.Globalization;

namespace Workbook.Protocol;

/// <summary>Ends a kernel whose front end died without saying so.</summary>
internal static class ParentWatch
{
    /// <summary>Completes when the process that Jupyter names as the parent is gone; never when none is named.</summary>
    public static Task WaitAsync()
    {
        string? named = Environment.GetEnvironmentVariable("JPY_PARENT_PID");
        if (!int.TryParse(named, CultureInfo.InvariantCulture, out int id) || id <= 1) return Task.Delay(Timeout.Infinite);
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
}
