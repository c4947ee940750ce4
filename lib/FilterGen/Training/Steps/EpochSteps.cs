using FilterGen.Data;

namespace FilterGen.Training.Steps;

/// <summary>Takes the steps of one epoch after another.</summary>
internal abstract class EpochSteps : IDisposable
{
    private BatchReader? reader;

    /// <summary>How the steps are taken, for records.</summary>
    public abstract string Kind { get; }

    /// <summary>Goes to another epoch.</summary>
    /// <param name="epoch">Its batches.</param>
    public virtual void Begin(Batches epoch)
    {
        reader?.Dispose();
        reader = new(epoch);
    }

    /// <summary>Learns from one batch; returns before the device has done it.</summary>
    /// <param name="place">The batch's place in the epoch, from 0.</param>
    public abstract void Take(int place);

    /// <inheritdoc/>
    public virtual void Dispose() => reader?.Dispose();

    /// <summary>Lets go of what reading in order keeps; reading can begin again anywhere.</summary>
    protected void Rest() => reader?.Dispose();

    /// <summary>A batch of the epoch.</summary>
    protected Batch Batch(int place) => reader!.At(place);
}
