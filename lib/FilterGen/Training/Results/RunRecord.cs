using System.Text.Json.Serialization;

namespace FilterGen.Training.Results;

/// <summary>One measured number: what was run, on what, and what the paper says. One JSON line of a results file.</summary>
public sealed record RunRecord
{
    /// <summary>
    /// Id of the experiment, for example <c>A6</c>, as listed in <c>notebooks/results/README.md</c>; also the name of the results
    /// file.
    /// </summary>
    public required string Row { get; init; }

    /// <summary>The network and its settings: <c>generated filters, n_enc=20 s=5</c>.</summary>
    public required string Config { get; init; }

    /// <summary>What was measured: <c>test accuracy in % after epoch 1</c>.</summary>
    public required string Metric { get; init; }

    /// <summary>The number this code measured.</summary>
    public required double Value { get; init; }

    /// <summary>The paper's number in the same unit, or null if it gives none.</summary>
    public double? Paper { get; init; }

    /// <summary><c>quick</c> or <c>full</c>; see <see cref="Training.Profile"/>.</summary>
    public required string Profile { get; init; }

    /// <summary>Seed of the weights and of the training.</summary>
    public required long Seed { get; init; }

    /// <summary>Epochs trained.</summary>
    public required int Epochs { get; init; }

    /// <summary>The processor that computed, in words.</summary>
    public required string Device { get; init; }

    /// <summary>Threads torch computed with.</summary>
    public required int Threads { get; init; }

    /// <summary>
    /// How it was trained: <c>Adam 0.001, batch 128</c>; older records add how exactly it computed. Null in records from before
    /// there was a choice: Adam, batches of 128.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Recipe { get; init; }

    /// <summary>Version of the torch library.</summary>
    [JsonPropertyName("libtorch")]
    public required string LibTorch { get; init; }

    /// <summary>Wall time of the training in seconds.</summary>
    [JsonPropertyName("wall_s")]
    public required double WallSeconds { get; init; }

    /// <summary>Commit of the code that trained, ending in <c>-dirty</c> if files were changed; <c>unknown</c> outside a clone.</summary>
    public required string Commit { get; init; }

    /// <summary>Day of the training, UTC.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>What makes a record the same measurement as another: a new one replaces it.</summary>
    internal (string Row, string Config, string Metric, string Profile, long Seed) Key => (Row, Config, Metric, Profile, Seed);
}
