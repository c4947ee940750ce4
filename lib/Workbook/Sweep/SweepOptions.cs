namespace Workbook.Sweep;

/// <summary>What <c>workbook sweep</c> was asked.</summary>
/// <param name="File">The sweep file.</param>
/// <param name="Profile">The profile to run, or null for the file's first.</param>
/// <param name="Shard">The part of the runs that this call takes.</param>
/// <param name="Jobs">How many runs there are at a time, at least 1.</param>
/// <param name="Threads">Processors of each run.</param>
/// <param name="Logs">Where the logs go, or null for where the sweep file says.</param>
/// <param name="DryRun">Whether to only list the runs.</param>
internal sealed record SweepOptions(string File, string? Profile, Shard Shard, int Jobs, int Threads, string? Logs, bool DryRun);
