using System.Text.Json;
using System.Text.Json.Nodes;
using Workbook.Documents;

namespace Workbook.Grade;

/// <summary>
/// What the process that runs a submission tells: a line when a cell begins and one when it ended. Each line begins with a key,
/// which keeps apart what else comes on standard output. It is no protection from code that looks for the key: the submission runs
/// in the process that knows it.
/// </summary>
/// <param name="Cell">The cell's place in the notebook.</param>
/// <param name="Count">The cell's number among those that ran; null when it begins.</param>
/// <param name="Outputs">What the cell showed; null when it begins.</param>
internal sealed record WorkerLine(int Cell, int? Count, IReadOnlyList<CellOutput>? Outputs)
{
    /// <summary>The line.</summary>
    public string Write(string key)
    {
        var json = new JsonObject { ["cell"] = Cell };
        if (Outputs is not null)
        {
            json["count"] = Count;
            json["outputs"] = new JsonArray([.. Outputs.Select(output => (JsonNode)OutputJson.Write(output))]);
        }
        return $"{key} {json.ToJsonString()}";
    }

    /// <summary>Reads a line; null if it is none.</summary>
    public static WorkerLine? Read(string line, string key)
    {
        if (!line.StartsWith(key + " ", StringComparison.Ordinal)) return null;
        try
        {
            var json = JsonNode.Parse(line[(key.Length + 1)..])!.AsObject();
            var outputs = json["outputs"]?.AsArray().Select(item => OutputJson.Read(item as JsonObject, out _)).OfType<CellOutput>();
            return new(json["cell"]!.GetValue<int>(), json["count"]?.GetValue<int>(), outputs is null ? null : [.. outputs]);
        }
        catch (Exception damaged) when (damaged is JsonException or InvalidOperationException or NullReferenceException or FormatException)
        {
            return null;
        }
    }
}
