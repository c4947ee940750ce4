using System.Numerics;
using System.Runtime.InteropServices;

namespace FilterGen.Tsne.Grid;

/// <summary>Equally long slices at equal distances in an array of real and one of imaginary parts.</summary>
internal readonly ref struct FftSlices(float[] re, float[] im, int start, int distance, int length)
{
    /// <summary>The real parts of a slice.</summary>
    public Span<Vector<float>> Re(int index) =>
        MemoryMarshal.Cast<float, Vector<float>>(re.AsSpan(start + index * distance, length));

    /// <summary>The imaginary parts of a slice.</summary>
    public Span<Vector<float>> Im(int index) =>
        MemoryMarshal.Cast<float, Vector<float>>(im.AsSpan(start + index * distance, length));
}
