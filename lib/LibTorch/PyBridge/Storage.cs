using TorchSharp.Native;
using static TorchSharp.torch;

namespace TorchSharp.PyBridge;

/// <summary>The numbers behind one or several tensors.</summary>
/// <param name="data">All of them, as a tensor of one dimension.</param>
/// <param name="start">Place of the first one in the memory that <paramref name="data"/> looks at.</param>
internal sealed class Storage(Tensor data, long start = 0)
{
    private const int MaximalDimensions = 64;

    private static readonly Operator AsStridedOp = new("aten::as_strided");

    /// <summary>All numbers, one dimension.</summary>
    public Tensor Data => data;

    /// <summary>How many numbers there are.</summary>
    public long Count { get; } = data.numel();

    /// <summary>A tensor that looks at this storage.</summary>
    /// <param name="offset">Place of its first number.</param>
    /// <param name="shape">Its sizes.</param>
    /// <param name="strides">Steps between numbers along each dimension.</param>
    /// <exception cref="InvalidDataException">It would look beyond the storage.</exception>
    public Tensor View(long offset, long[] shape, long[] strides)
    {
        if (shape.Length != strides.Length || shape.Length > MaximalDimensions)
            throw new InvalidDataException($"a tensor has {shape.Length} sizes and {strides.Length} strides");
        Int128 last = offset, elements = 1;
        for (int i = 0; i < shape.Length; i++)
        {
            if (shape[i] < 0 || strides[i] < 0)
                throw Beyond(offset, shape, strides);
            last += (Int128)Math.Max(shape[i] - 1, 0) * strides[i];
            elements *= shape[i];
            if (last > long.MaxValue || elements > long.MaxValue)
                throw Beyond(offset, shape, strides);
        }
        if (offset < 0 || offset > Count || elements > 0 && last >= Count)
            throw Beyond(offset, shape, strides);
        return AsStridedOp.Call(data, shape, strides, start + offset);
    }

    /// <summary>A part of this storage as a storage.</summary>
    /// <param name="offset">Its first number.</param>
    /// <param name="length">How many numbers.</param>
    /// <exception cref="InvalidDataException">It does not lie in this storage.</exception>
    public Storage Part(long offset, long length)
    {
        if (offset < 0 || length < 0 || offset > Count - length)
            throw Beyond(offset, [length], [1]);
        return new(data.narrow(0, offset, length), start + offset);
    }

    private InvalidDataException Beyond(long offset, long[] shape, long[] strides) => new(
        $"a tensor of shape [{string.Join(", ", shape)}], strides [{string.Join(", ", strides)}] and offset {offset} "
        + $"does not lie in its storage of {Count} elements");
}
