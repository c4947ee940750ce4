using System.Text.Json.Nodes;

namespace Workbook.Documents;

/// <summary>A value shown in one or more forms, by mime type (nbformat's <c>display_data</c>).</summary>
/// <param name="data">The forms by mime type; JSON types hold JSON, all others a string.</param>
/// <param name="metadata">Metadata of the forms.</param>
public class DisplayOutput(JsonObject data, JsonObject metadata) : CellOutput
{
    /// <summary>The forms by mime type; JSON types hold JSON, all others a string.</summary>
    public JsonObject Data { get; set; } = data;

    /// <summary>Metadata of the forms.</summary>
    public JsonObject Metadata { get; set; } = metadata;
}
