using System.Collections;

namespace TorchSharp.Utils;

/// <summary>Reads and writes the elements of a CPU tensor by index.</summary>
/// <typeparam name="T">The .NET type of the elements.</typeparam>
public sealed class TensorAccessor<T> : IEnumerable<T>
    where T : unmanaged
{
    private readonly torch.Tensor tensor;

    internal TensorAccessor(torch.Tensor tensor) => this.tensor = tensor;

    public long Count => tensor.numel();

    /// <summary>The element at the given indices.</summary>
    public unsafe T this[params long[] indices]
    {
        get
        {
            T value = *Address(indices);
            GC.KeepAlive(tensor);
            return value;
        }

        set
        {
            *Address(indices) = value;
            GC.KeepAlive(tensor);
        }
    }

    /// <summary>All elements in row-major order.</summary>
    public T[] ToArray() => tensor.CopyToArray<T>();

    public void CopyTo(T[] array, int arrayIndex = 0) => ToArray().CopyTo(array, arrayIndex);

    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)ToArray()).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private unsafe T* Address(long[] indices)
    {
        long[] shape = tensor.shape;
        long[] strides = tensor.stride();
        if (indices.Length == 1 && shape.Length != 1) indices = Unravel(indices[0], shape);
        if (indices.Length != shape.Length)
            throw new ArgumentException($"{indices.Length} indices were given for {shape.Length} dimensions.");
        long offset = 0;
        for (int i = 0; i < indices.Length; i++)
        {
            if (indices[i] < 0 || indices[i] >= shape[i])
                throw new ArgumentOutOfRangeException(nameof(indices), indices[i], $"Dimension {i} has size {shape[i]}.");
            offset += indices[i] * strides[i];
        }
        Native.NativeMethods.Check(Native.NativeMethods.ts_data_ptr(tensor.Handle, out void* address));
        return (T*)address + offset;
    }

    private static long[] Unravel(long index, long[] shape)
    {
        var indices = new long[shape.Length];
        for (int i = shape.Length - 1; i >= 0; i--) (index, indices[i]) = Math.DivRem(index, Math.Max(shape[i], 1));
        if (index != 0) throw new ArgumentOutOfRangeException(nameof(index), "The index is past the last element.");
        return indices;
    }
}
