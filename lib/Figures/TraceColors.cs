using Plotly.NET;
using Plotly.NET.TraceObjects;

namespace FilterGen.Figures;

/// <summary>Gives traces their colours: one per name, so that a name has the same colour in all panels and no other name has it.</summary>
internal static class TraceColors
{
    private const double BandOpacity = 0.18;

    /// <summary>Colours the traces that have no colour yet.</summary>
    public static void Complete(IEnumerable<Trace> traces)
    {
        var open = traces.Where(trace => KeyOf(trace) is not null && !HasColor(trace)).ToList();
        var names = open.Select(KeyOf).Distinct().ToList();
        foreach (var trace in open)
            Paint(trace, Palette.Color(names.IndexOf(KeyOf(trace)), names.Count));
    }

    /// <summary>Sets all the colours that a trace has; null leaves them open.</summary>
    public static Trace Paint(Trace trace, string? color)
    {
        if (color is null)
            return trace;
        if (trace.Text("fill") is not null || trace.type is "violin" or "box")
            trace.With(("fillcolor", Palette.WithOpacity(color, BandOpacity)));
        if (trace.TryGet<Line>("line", out var line))
            line.With(("color", color));
        if (trace.type == "bar" || trace.TryGet<Marker>("marker", out _))
            trace.Part<Marker>("marker").With(("color", color));
        return trace;
    }

    private static string? KeyOf(Trace trace) => trace.Text("legendgroup") ?? trace.Text("name");

    private static bool HasColor(Trace trace) =>
        (trace.TryGet<Line>("line", out var line) && line.Text("color") is not null)
        || (trace.TryGet<Marker>("marker", out var marker) && marker.Text("color") is not null)
        || trace.Text("colorscale") is not null;
}
