using System.Collections;

namespace FilterGen.Data;

/// <summary>
/// One pass over a set in batches, in the set's order or shuffled by a seed. The shuffle is made by
/// <see cref="Random"/>, so one seed gives one order on every device.
/// </summary>
/// <remarks>
/// A batch lives until the next one is taken, or until the dispose scope it was taken in ends; clone what must live longer.
/// </remarks>
public sealed class Batches : IEnumerable<Batch>
{
    private readonly ImageSet set;
    private readonly int batchSize;
    private readonly int[]? order;
    private readonly Device? device;

    /// <summary>Plans a pass; nothing is gathered until it is enumerated.</summary>
    /// <param name="set">The samples; it must outlive the pass.</param>
    /// <param name="batchSize">Samples per batch, at least 1; the last batch holds what is left.</param>
    /// <param name="shuffleSeed">Seed of the order; without one, the set's own order.</param>
    /// <param name="device">
    /// Where the batches are wanted; the set's own device if null. A set that stays on the host is gathered there, and its batches
    /// are copied to a GPU while that still computes the last one.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">The batch size is less than 1.</exception>
    public Batches(ImageSet set, int batchSize, int? shuffleSeed = null, Device? device = null)
    {
        if (batchSize < 1)
            throw new ArgumentOutOfRangeException(nameof(batchSize), $"expected at least 1 sample per batch, found {batchSize}.");
        this.set = set;
        this.batchSize = batchSize;
        this.device = device is null || set.IsOn(device) ? null : device;
        order = shuffleSeed is { } seed ? Shuffle((int)set.Count, seed) : null;
    }

    /// <summary>Number of batches in the pass, the last partial one included.</summary>
    public int Count => (int)((set.Count + batchSize - 1) / batchSize);

    /// <summary>The order in which the samples are taken, as places in the set.</summary>
    public IReadOnlyList<int> Order => order ?? [.. Enumerable.Range(0, (int)set.Count)];

    /// <inheritdoc/>
    public IEnumerator<Batch> GetEnumerator() => From(0).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The pass from a batch on, as if those before it had been taken: what a resumed run needs.</summary>
    /// <param name="firstBatch">0 to <see cref="Count"/>; with the last there is nothing left.</param>
    /// <exception cref="ArgumentOutOfRangeException">The pass has not that many batches.</exception>
    public IEnumerable<Batch> From(int firstBatch)
    {
        if (firstBatch < 0 || firstBatch > Count)
            throw new ArgumentOutOfRangeException(nameof(firstBatch), $"expected 0 to {Count}, found {firstBatch}.");
        return Take(firstBatch);
    }

    private IEnumerable<Batch> Take(int firstBatch)
    {
        using var places = order is null ? null : tensor(order, device: set.Device).DetachFromDisposeScope();
        for (var i = firstBatch; i < Count; i++)
        {
            var start = (long)i * batchSize;
            var batch = Gather(places, start, Math.Min(batchSize, set.Count - start), i);
            try
            {
                yield return batch;
            }
            finally
            {
                batch.Images.Dispose();
                batch.Labels.Dispose();
            }
        }
    }

    private Batch Gather(Tensor? places, long start, long count, int index)
    {
        using var chosen = places?.narrow(0, start, count);
        return new(Near(Gather(set.Images)), Near(Gather(set.Labels)), index);

        Tensor Gather(Tensor all) => chosen is null ? all.narrow(0, start, count) : all.index_select(0, chosen);
    }

    private Tensor Near(Tensor gathered)
    {
        if (device is null) return gathered;
        using var here = gathered;
        using var pinned = device.type == DeviceType.CUDA ? here.pin_memory() : here.alias();
        return pinned.to(device, non_blocking: true);
    }

    /// <summary>Fisher and Yates' shuffle of 0 .. count-1 with the numbers that <see cref="Random"/> gives for a seed.</summary>
    private static int[] Shuffle(int count, int seed)
    {
        var order = Enumerable.Range(0, count).ToArray();
        var random = new Random(seed);
        for (var last = count - 1; last > 0; last--)
        {
            var other = random.Next(last + 1);
            (order[last], order[other]) = (order[other], order[last]);
        }
        return order;
    }
}
