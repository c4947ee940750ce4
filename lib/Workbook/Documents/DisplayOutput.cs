namespace Workbook.Documents;

/// <summary>A value shown in one or more forms, by mime type (nbformat's <c>display_data</c>).</summary>
/// <param name="Data">The forms by mime type; JSON types hold JSON, all others a string.</param>
/// <param name="Metadata">Metadata of the forms.</param>
public record DisplayOutput(JsonObject Data, JsonObject Metadata) : CellOutput
{
    /// <summary>The forms by mime type; JSON types hold JSON, all others a string.</summary>
    public JsonObject Data { get; set; } = Data;

    /// <summary>Metadata of the forms.</summary>
    public JsonObject Metadata { get; set; } = Metadata;
}
