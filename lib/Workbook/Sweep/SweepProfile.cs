namespace Workbook.Sweep;

/// <summary>One way to run all of a sweep.</summary>
internal sealed record SweepProfile
{
    /// <summary>Environment variables of the runs.</summary>
    public Dictionary<string, string> Environment { get; init; } = [];

    /// <summary>Values for texts with <c>{name}</c>; they do not go to the notebook.</summary>
    public Dictionary<string, string> Labels { get; init; } = [];
}
