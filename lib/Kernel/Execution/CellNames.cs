namespace CSharpKernel.Execution;

/// <summary>What cells are called in diagnostics and stack frames, where files have their paths.</summary>
internal static class CellNames
{
    /// <summary>What every name begins with.</summary>
    public const string Prefix = "cell ";

    /// <summary>The name of the cell with this number.</summary>
    public static string Of(int number) => Prefix + number;

    /// <summary>Whether a path is the name of a cell.</summary>
    public static bool IsCell(string path) => path.StartsWith(Prefix, StringComparison.Ordinal);
}
