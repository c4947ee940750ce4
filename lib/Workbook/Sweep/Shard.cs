namespace Workbook.Sweep;

/// <summary>One of several equal parts of a sweep, each for a process or a machine of its own.</summary>
/// <param name="Number">Which, from 1.</param>
/// <param name="Count">How many there are.</param>
internal sealed record Shard(int Number, int Count)
{
    /// <summary>The whole.</summary>
    public static Shard All { get; } = new(1, 1);

    /// <summary>Reads <c>I/N</c>, I from 1 to N; null if it is none.</summary>
    public static Shard? Parse(string text) =>
        text.Split('/') is [var first, var second]
        && int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && int.TryParse(second, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
        && number >= 1 && number <= count
            ? new(number, count)
            : null;

    /// <summary>Every Nth of <paramref name="all"/>, finished or not, so that the parts are the same in every process.</summary>
    public IEnumerable<T> Of<T>(IEnumerable<T> all) => all.Where((_, index) => index % Count == Number - 1);
}
