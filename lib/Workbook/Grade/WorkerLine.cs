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
    private static readonly JsonSerializerOptions Json = new() { RespectRequiredConstructorParameters = true };

    /// <summary>The line.</summary>
    public string Write(string key) => $"{key} {JsonSerializer.Serialize(this, Json)}";

    /// <summary>Reads a line; null if it is none.</summary>
    public static WorkerLine? Read(string line, string key)
    {
        if (!line.StartsWith(key + " ", StringComparison.Ordinal)) return null;
        try
        {
            return JsonSerializer.Deserialize<WorkerLine>(line.AsSpan(key.Length + 1), Json);
        }
        catch (Exception damaged) when (damaged is JsonException or NotSupportedException)
        {
            return null;
        }
    }
}
