namespace Workbook.Grade;

/// <summary>What became of a check.</summary>
/// <param name="Check">The check.</param>
/// <param name="Passed">Whether it earned its marks.</param>
/// <param name="Problem">What it said, if it did not.</param>
internal sealed record CheckResult(CheckCell Check, bool Passed, string Problem);
