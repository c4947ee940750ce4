namespace FilterGen.Training.PyTorchFiles;

/// <summary>What a pickle of <c>torch.save</c> says of one tensor.</summary>
/// <param name="Name">Its name in the state_dict.</param>
/// <param name="Record">The last part of the name of the zip file's record that holds its numbers.</param>
/// <param name="ElementSize">Bytes per number.</param>
/// <param name="Count">Numbers in the record.</param>
/// <param name="Shape">Sizes; empty for a scalar.</param>
internal sealed record PickledTensor(string Name, string Record, int ElementSize, int Count, IReadOnlyList<int> Shape)
{
    /// <summary>Bytes of the record.</summary>
    public long Length => (long)Count * ElementSize;
}
