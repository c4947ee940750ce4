using FilterGen.Data;

namespace FilterGen.Training.Steps;

/// <summary>The batches of one epoch by their place: cheap in order, possible in any.</summary>
/// <param name="batches">The epoch's batches.</param>
internal sealed class BatchReader(Batches batches) : IDisposable
{
    private IEnumerator<Batch>? reader;
    private int next;

    /// <summary>The batch at a place from 0. It lives until another one is asked for, or the current dispose scope ends.</summary>
    public Batch At(int place)
    {
        if (reader is null || next != place)
        {
            Dispose();
            reader = batches.From(place).GetEnumerator();
        }
        if (!reader.MoveNext()) throw new ArgumentOutOfRangeException(nameof(place), $"expected 0 to {batches.Count - 1}, found {place}.");
        next = place + 1;
        return reader.Current;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        reader?.Dispose();
        reader = null;
    }
}
