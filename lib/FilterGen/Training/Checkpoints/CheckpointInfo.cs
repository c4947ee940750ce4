using System.Text.Json;
using System.Text.Json.Serialization;

namespace FilterGen.Training.Checkpoints;

/// <summary>
/// What a checkpoint knows beside its tensors. It is stored as JSON in the file's metadata, so that tensors and text
/// are one file and can never disagree.
/// </summary>
/// <param name="Version">Version of the checkpoint's layout.</param>
/// <param name="Identity">The training it belongs to.</param>
/// <param name="Step">Steps done in the epoch after the last one of <paramref name="History"/>.</param>
/// <param name="Seconds">Time spent on those steps.</param>
/// <param name="Totals">Metrics summed over those steps; null if there are none.</param>
/// <param name="History">The finished epochs.</param>
/// <param name="Provenance">What computed.</param>
internal sealed record CheckpointInfo(
    int Version,
    RunIdentity Identity,
    int Step,
    double Seconds,
    MetricTotals? Totals,
    IReadOnlyList<EpochMetrics> History,
    Provenance Provenance)
{
    /// <summary>The layout this code writes, the only one it reads.</summary>
    public const int CurrentVersion = 3;

    private static readonly JsonSerializerOptions Json = new()
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new JsonStringEnumConverter(allowIntegerValues: false) },
    };

    /// <summary>The information as JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Json);

    /// <summary>Reads the JSON of <see cref="ToJson"/>.</summary>
    /// <exception cref="InvalidDataException">It is damaged, or of another version; the message says which.</exception>
    public static CheckpointInfo FromJson(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            if (!document.RootElement.TryGetProperty(nameof(Version), out var version) || !version.TryGetInt32(out var number))
                throw new InvalidDataException("the checkpoint has no version");
            if (number != CurrentVersion)
                throw new InvalidDataException($"expected a checkpoint of version {CurrentVersion}, found version {number}");
            var info = document.RootElement.Deserialize<CheckpointInfo>(Json) ?? throw new JsonException("the text is null");
            info.Validate();
            return info;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or NotSupportedException)
        {
            throw new InvalidDataException($"expected the JSON of a checkpoint, found something else ({e.Message})", e);
        }
    }

    private void Validate()
    {
        if (Step < 0) throw new InvalidDataException($"expected at least 0 steps, found {Step}");
        if (Step > 0 && Totals is null) throw new InvalidDataException($"expected the metrics of {Step} steps, found none");
        if (Totals is { } totals && totals.Values.Count != 1 + totals.Scores.Count + totals.Terms.Count)
            throw new InvalidDataException($"expected {1 + totals.Scores.Count + totals.Terms.Count} sums, found {totals.Values.Count}");
        if (History.Index().FirstOrDefault(item => item.Item.Epoch != item.Index + 1) is { Item: not null } wrong)
            throw new InvalidDataException($"expected epoch {wrong.Index + 1} in the history, found {wrong.Item.Epoch}");
    }
}
