using System.Text.Json.Nodes;

namespace FilterGen.Figures;

/// <summary>Gives traces their colours: one per name, so that a name has the same colour in all panels and no other name has it.</summary>
internal static class TraceColors
{
    private const double BandOpacity = 0.18;

    /// <summary>Colours the traces that have no colour yet.</summary>
    public static void Complete(JsonArray traces)
    {
        var open = traces.OfType<JsonObject>().Where(trace => KeyOf(trace) is not null && !HasColor(trace)).ToList();
        var names = open.Select(KeyOf).Distinct().ToList();
        foreach (var trace in open)
            Paint(trace, Palette.Color(names.IndexOf(KeyOf(trace)), names.Count));
    }

    /// <summary>Sets all the colours that a trace has; null leaves them open.</summary>
    public static JsonObject Paint(JsonObject trace, string? color)
    {
        if (color is null)
            return trace;
        if (trace["fill"] is not null)
            trace["fillcolor"] = Palette.WithOpacity(color, BandOpacity);
        if (trace["line"] is JsonObject line)
            line["color"] = color;
        if (trace["type"]?.GetValue<string>() == "bar")
            trace["marker"] ??= new JsonObject();
        if (trace["marker"] is JsonObject marker)
            marker["color"] = color;
        return trace;
    }

    private static string? KeyOf(JsonObject trace) => (trace["legendgroup"] ?? trace["name"])?.ToString();

    private static bool HasColor(JsonObject trace) =>
        (trace["line"]?["color"] ?? trace["marker"]?["color"] ?? trace["colorscale"]) is not null;
}
