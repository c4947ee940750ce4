namespace Benchmarks.SideBySide;

/// <summary>A line to a worker.</summary>
/// <param name="Case">The case's id, or <see cref="About"/>.</param>
/// <param name="Form">The form in which it is done.</param>
/// <param name="Steps">Steps in a pass.</param>
/// <param name="Warm">Passes to warm up, which are not measured.</param>
/// <param name="Passes">Measured passes.</param>
internal sealed record Request(string Case, string Form = "", int Steps = 0, int Warm = 0, int Passes = 0)
{
    /// <summary>Asks for an <see cref="SideBySide.About"/>.</summary>
    public const string About = "about";
}
