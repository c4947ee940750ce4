namespace Workbook.Documents;

/// <summary>The value of a cell's last expression (nbformat's <c>execute_result</c>).</summary>
/// <param name="Data">The forms by mime type; JSON types hold JSON, all others a string.</param>
/// <param name="Metadata">Metadata of the forms.</param>
/// <param name="ExecutionCount">The number of the run that gave the value.</param>
public sealed record ResultOutput(JsonObject Data, JsonObject Metadata, int? ExecutionCount) : DisplayOutput(Data, Metadata);
