using System.Text.Json.Nodes;

namespace Workbook.Documents;

/// <summary>The value of a cell's last expression (nbformat's <c>execute_result</c>).</summary>
/// <param name="data">The forms by mime type; JSON types hold JSON, all others a string.</param>
/// <param name="metadata">Metadata of the forms.</param>
/// <param name="executionCount">The number of the run that gave the value.</param>
public sealed class ResultOutput(JsonObject data, JsonObject metadata, int? executionCount) : DisplayOutput(data, metadata)
{
    /// <summary>The number of the run that gave the value.</summary>
    public int? ExecutionCount { get; } = executionCount;
}
