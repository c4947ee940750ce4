using FilterGen.Training.Results;
using TorchSharp;
using static TorchSharp.torch;

namespace FilterGen.Training;

/// <summary>What computed a result, and when.</summary>
/// <param name="Device">The processor in words: <c>cpu, AMD EPYC 7763</c>.</param>
/// <param name="Threads">Threads torch computed with.</param>
/// <param name="LibTorch">Version of the torch library.</param>
/// <param name="Arithmetic">How exact its numbers were, in words: <c>float32</c>, <c>TF32</c>, <c>bfloat16, channels last</c>.</param>
/// <param name="Steps">How the steps were taken: <c>step by step</c>, or <c>captured</c> in a CUDA graph.</param>
/// <param name="Commit">Commit of the code, ending in <c>-dirty</c> if files were changed; <c>unknown</c> outside a clone.</param>
/// <param name="Date">The day, UTC.</param>
public sealed record Provenance(string Device, int Threads, string LibTorch, string Arithmetic, string Steps, string Commit, DateOnly Date)
{
    /// <summary>This process, now.</summary>
    /// <param name="device">Where it computes.</param>
    /// <param name="arithmetic">How exact its numbers are.</param>
    public static Provenance Here(Device device, string arithmetic) => new(
        Processor.Describe(device), Training.Threads.Count, torch.__version__, arithmetic, "step by step", Clone.Commit,
        DateOnly.FromDateTime(DateTime.UtcNow));
}
