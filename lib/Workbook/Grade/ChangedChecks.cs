namespace Workbook.Grade;

/// <summary>The checks that a submission does not have as they were handed out; the teacher's run in their place.</summary>
/// <param name="Altered">Names of those with another text.</param>
/// <param name="Deleted">Names of those that are not there.</param>
internal sealed record ChangedChecks(IReadOnlyList<string> Altered, IReadOnlyList<string> Deleted)
{
    /// <summary>Such as <c>2 checks altered, 1 check deleted</c>; empty if there are none.</summary>
    public string Counted => string.Join(", ",
        new[] { (Altered.Count, "altered"), (Deleted.Count, "deleted") }.Where(kind => kind.Count > 0)
            .Select(kind => $"{kind.Count} {(kind.Count == 1 ? "check" : "checks")} {kind.Item2}"));

    /// <summary>Such as <c>"shapes", "sizes" altered; "sums" deleted</c>; empty if there are none.</summary>
    public string Named => string.Join("; ",
        new[] { (Names: Altered, "altered"), (Names: Deleted, "deleted") }.Where(kind => kind.Names.Count > 0)
            .Select(kind => $"{CheckCell.Names(kind.Names)} {kind.Item2}"));
}
