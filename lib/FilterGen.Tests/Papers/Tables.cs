using FilterGen.Papers.FilterGeneration;

namespace FilterGen.Tests.Papers;

/// <summary>Comparison of a network with a table of the appendix.</summary>
internal static class Tables
{
    /// <summary>Asserts each row's layer, kernel/stride/padding, output size and number of parameters.</summary>
    public static void Equal(
        IEnumerable<(string Layer, string Geometry, string OutputSize, long Parameters)> expected, IEnumerable<LayerRow> actual) =>
        Assert.Equal(expected, actual.Select(row => (row.Layer, row.Geometry, row.OutputSize, row.Parameters)));
}
