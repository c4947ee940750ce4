namespace Workbook.Grade;

/// <summary>What <c>workbook grade</c> was asked.</summary>
/// <param name="Files">The submissions.</param>
/// <param name="Lab">The teacher's notebook, whose checks count; null for the one that <see cref="LabFinder"/> finds.</param>
/// <param name="Out">The folder for the table of marks, the reports and the executed notebooks.</param>
/// <param name="Limits">What a submission may use.</param>
internal sealed record GradeOptions(IReadOnlyList<string> Files, string? Lab, string Out, GradeLimits Limits);
