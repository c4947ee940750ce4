namespace Workbook.Execution;

/// <summary>What a <see cref="CSharpSession"/> is started with.</summary>
/// <param name="WorkingDirectory">The folder that <c>#r</c> and <c>#load</c> paths are relative to: the notebook's.</param>
public sealed record SessionOptions(string WorkingDirectory)
{
    /// <summary>The most text, in characters, that one cell may write to the console; the rest is dropped and reported.</summary>
    public int OutputLimit { get; init; } = 2_000_000;
}
