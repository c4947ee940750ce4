namespace Workbook.Sweep;

/// <summary>What <c>workbook sweep</c> was asked.</summary>
/// <param name="File">The sweep file.</param>
internal sealed record SweepOptions(string File)
{
    /// <summary>The profile to run, or null for the file's first.</summary>
    public string? Profile { get; init; }

    /// <summary>The part of the runs that this call takes.</summary>
    public Shard Shard { get; init; } = Shard.All;

    /// <summary>How many runs there are at a time, at least 1.</summary>
    public int Jobs { get; init; } = 1;

    /// <summary>Processors of each run, or null for an equal share of this machine's.</summary>
    public int? Threads { get; init; }

    /// <summary>Where the logs go, or null for where the sweep file says.</summary>
    public string? Logs { get; init; }

    /// <summary>Whether to only list the runs.</summary>
    public bool DryRun { get; init; }

    /// <summary>Processors of each run.</summary>
    public int Share => Threads ?? Math.Max(1, Environment.ProcessorCount / Jobs);
}
