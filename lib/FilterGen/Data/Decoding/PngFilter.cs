using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace FilterGen.Data.Decoding;

/// <summary>Undoes the five row filters of PNG (its specification, section 9): each stored byte is a difference to neighbours.</summary>
internal static class PngFilter
{
    /// <summary>Restores one row.</summary>
    /// <param name="filter">The row's filter.</param>
    /// <param name="stored">The row as it is stored.</param>
    /// <param name="above">The restored row above; zeros above the first.</param>
    /// <param name="row">The restored row, written.</param>
    /// <param name="step">Bytes per pixel, 1 or 3.</param>
    /// <returns>False if there is no such filter.</returns>
    public static bool Undo(int filter, ReadOnlySpan<byte> stored, ReadOnlySpan<byte> above, Span<byte> row, int step)
    {
        switch (filter)
        {
            case 0: stored.CopyTo(row); break;
            case 1: Left(stored, row, step); break;
            case 2: Above(stored, above, row); break;
            case 3: Average(stored, above, row, step); break;
            case 4: Paeth(stored, above, row, step); break;
            default: return false;
        }
        return true;
    }

    private static void Left(ReadOnlySpan<byte> stored, Span<byte> row, int step)
    {
        stored[..step].CopyTo(row);
        for (var i = step; i < row.Length; i++)
            row[i] = (byte)(stored[i] + row[i - step]);
    }

    private static void Above(ReadOnlySpan<byte> stored, ReadOnlySpan<byte> above, Span<byte> row)
    {
        var i = 0;
        for (; i <= row.Length - Vector<byte>.Count; i += Vector<byte>.Count)
            (new Vector<byte>(stored[i..]) + new Vector<byte>(above[i..])).CopyTo(row[i..]);
        for (; i < row.Length; i++)
            row[i] = (byte)(stored[i] + above[i]);
    }

    private static void Average(ReadOnlySpan<byte> stored, ReadOnlySpan<byte> above, Span<byte> row, int step)
    {
        for (var i = 0; i < step; i++)
            row[i] = (byte)(stored[i] + above[i] / 2);
        for (var i = step; i < row.Length; i++)
            row[i] = (byte)(stored[i] + (row[i - step] + above[i]) / 2);
    }

    private static void Paeth(ReadOnlySpan<byte> stored, ReadOnlySpan<byte> above, Span<byte> row, int step)
    {
        for (var i = 0; i < step; i++)
            row[i] = (byte)(stored[i] + above[i]);
        var done = step == 3 ? PaethOfColours(stored, above, row) : step;
        for (var i = done; i < row.Length; i++)
            row[i] = (byte)(stored[i] + Nearest(row[i - step], above[i], above[i - step]));
    }

    private static int Nearest(int left, int above, int corner)
    {
        var (toLeft, toAbove, toCorner) = (Math.Abs(above - corner), Math.Abs(left - corner), Math.Abs(left + above - 2 * corner));
        return toLeft <= toAbove && toLeft <= toCorner ? left : toAbove <= toCorner ? above : corner;
    }

    /// <summary>
    /// One pixel at a time, its channels side by side in a vector, without branches: most rows of photographs are of this
    /// kind, and the choice among the neighbours cannot be predicted. Four bytes are read and written where three are meant;
    /// the next pixel overwrites the fourth, and the last pixel is left to the caller.
    /// </summary>
    /// <returns>How many bytes of the row are done.</returns>
    private static int PaethOfColours(ReadOnlySpan<byte> stored, ReadOnlySpan<byte> above, Span<byte> row)
    {
        if (row.Length == 3)
            return 3;
        var left = Load(row);
        var corner = Load(above);
        var i = 3;
        for (; i + 4 <= row.Length; i += 3)
        {
            var up = Load(above[i..]);
            var (upStep, leftStep) = (up - corner, left - corner);
            var (toLeft, toAbove) = (Vector128.Abs(upStep), Vector128.Abs(leftStep));
            var toCorner = Vector128.Abs(upStep + leftStep);
            var least = Vector128.Min(toCorner, Vector128.Min(toLeft, toAbove));
            var nearest = Vector128.ConditionalSelect(
                Vector128.Equals(least, toLeft),
                left,
                Vector128.ConditionalSelect(Vector128.Equals(least, toAbove), up, corner));
            left = (Load(stored[i..]) + nearest) & Vector128.Create((short)0xff);
            MemoryMarshal.Write(row[i..], Vector128.Narrow(left, left).AsUInt32().ToScalar());
            corner = up;
        }
        return i;
    }

    private static Vector128<short> Load(ReadOnlySpan<byte> bytes) =>
        Vector128.WidenLower(Vector128.CreateScalar(MemoryMarshal.Read<uint>(bytes)).AsByte()).AsInt16();
}
