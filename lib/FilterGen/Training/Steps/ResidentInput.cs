using FilterGen.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace FilterGen.Training.Steps;

/// <summary>
/// Batches of a set that is on the device. The epoch's order and the number of the batch are there too, so the captured step
/// gathers its batch by itself and counts on: the host has nothing to do between two steps.
/// </summary>
internal sealed class ResidentInput : StepInput
{
    private readonly ImageSet set;
    private readonly Tensor order;     // int64 [N]: places in the set
    private readonly Tensor offsets;   // int64 [B]: 0 .. B-1
    private readonly Tensor cursor;    // int64 [1]: where the next batch begins in the order
    private readonly int batchSize;
    private int next = -1;             // what the cursor is at, in batches

    public ResidentInput(ImageSet set, int batchSize)
    {
        this.set = set;
        this.batchSize = batchSize;
        using var scope = NewDisposeScope();
        order = zeros([set.Count], int64, set.Device).DetachFromDisposeScope();
        offsets = arange(batchSize, device: set.Device).DetachFromDisposeScope();
        cursor = zeros([1], int64, set.Device).DetachFromDisposeScope();
    }

    /// <inheritdoc/>
    public override void Begin(Batches epoch)
    {
        using var scope = NewDisposeScope();
        order.copy_(tensor([.. epoch.Order]));
        next = -1;
    }

    /// <inheritdoc/>
    public override void Prepare(int place, Func<int, Batch> batch)
    {
        if (next != place) cursor.fill_((long)place * batchSize);
        next = place + 1;
    }

    /// <inheritdoc/>
    public override (Tensor Images, Tensor Labels) Read()
    {
        var places = order.index_select(0, cursor + offsets);
        cursor.add_(batchSize);
        return (set.Images.index_select(0, places), set.Labels.index_select(0, places));
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        order.Dispose();
        offsets.Dispose();
        cursor.Dispose();
    }
}
