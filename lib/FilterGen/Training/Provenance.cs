using FilterGen.Training.Results;

namespace FilterGen.Training;

/// <summary>What computed a result, and when.</summary>
/// <param name="Device">The processor in words: <c>cpu, AMD EPYC 7763</c>.</param>
/// <param name="Threads">Threads torch computed with.</param>
/// <param name="LibTorch">Version of the torch library.</param>
/// <param name="Commit">Commit of the code, ending in <c>-dirty</c> if files were changed; <c>unknown</c> outside a clone.</param>
/// <param name="Date">The day, UTC.</param>
public sealed record Provenance(string Device, int Threads, string LibTorch, string Commit, DateOnly Date)
{
    /// <summary>This process, now.</summary>
    /// <param name="device">Where it computes.</param>
    public static Provenance Here(Device device) => new(
        Processor.Describe(device), Training.Threads.Count, torch.__version__, Clone.Commit,
        DateOnly.FromDateTime(DateTime.UtcNow));
}
