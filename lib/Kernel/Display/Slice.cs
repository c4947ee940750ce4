using System.Collections;

namespace NotebookKernel.Display;

/// <summary>What an array of several dimensions has at some first indices: values along its last dimension, slices before it.</summary>
/// <param name="array">The array.</param>
/// <param name="first">The indices, fewer than the array has dimensions.</param>
internal sealed class Slice(Array array, int[] first) : ICollection
{
    /// <inheritdoc/>
    public int Count => array.GetLength(first.Length);

    /// <inheritdoc/>
    public bool IsSynchronized => false;

    /// <inheritdoc/>
    public object SyncRoot => array.SyncRoot;

    /// <inheritdoc/>
    public IEnumerator GetEnumerator()
    {
        int begin = array.GetLowerBound(first.Length);
        for (int i = 0; i < Count; i++)
        {
            int[] indices = [.. first, begin + i];
            yield return indices.Length == array.Rank ? array.GetValue(indices) : new Slice(array, indices);
        }
    }

    /// <inheritdoc/>
    public void CopyTo(Array target, int index)
    {
        foreach (object? item in this) target.SetValue(item, index++);
    }
}
