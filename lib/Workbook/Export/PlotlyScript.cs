using System.Reflection;

namespace Workbook.Export;

/// <summary>plotly.js, which the package Plotly.NET carries.</summary>
internal static class PlotlyScript
{
    /// <summary>The name under which figures look for it beside their page.</summary>
    public const string FileName = "plotly.min.js";

    private const string Carrier = "plotly/Plotly.NET.dll";

    /// <summary>Its text.</summary>
    public static string Read()
    {
        var assembly = Assembly.LoadFile(Path.Combine(AppContext.BaseDirectory, Carrier));
        var name = assembly.GetManifestResourceNames().Single(name => name.EndsWith(".min.js", StringComparison.Ordinal));
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
