using FilterGen.Data;
using static TorchSharp.torch;

namespace FilterGen.Training.Steps;

/// <summary>Where a captured step finds its batch: always at the same place on the device.</summary>
internal abstract class StepInput : IDisposable
{
    /// <summary>Goes to another epoch. Outside of the capture.</summary>
    public abstract void Begin(Batches epoch);

    /// <summary>Sees to it that the next replay takes a batch. Outside of the capture.</summary>
    /// <param name="place">The batch's place in the epoch.</param>
    /// <param name="batch">Gathers the batch at that place.</param>
    public abstract void Prepare(int place, Func<int, Batch> batch);

    /// <summary>The batch, within the capture.</summary>
    public abstract (Tensor Images, Tensor Labels) Read();

    /// <inheritdoc/>
    public abstract void Dispose();
}
