using TorchSharp.Native;

namespace TorchSharp;

/// <summary>
/// Frees the memory of a tensor that belongs to no scope when nothing refers to it any more. The collector sees only the
/// small managed object, so the bytes behind these tensors have a budget of their own: passing it asks for a collection.
/// </summary>
internal sealed class UnscopedTensor
{
    private const long SmallestBudget = 512L << 20;

    private static long outstanding;
    private static long budget = SmallestBudget;

    private readonly long bytes;
    private nint handle;

    internal UnscopedTensor(nint handle)
    {
        this.handle = handle;
        NativeMethods.Check(NativeMethods.ts_bytes(handle, out bytes));
        if (Interlocked.Add(ref outstanding, bytes) > Volatile.Read(ref budget)) Collect();
    }

    ~UnscopedTensor()
    {
        torch.Tensor.CountReleased();
        NativeMethods.ts_release(handle);
        Interlocked.Add(ref outstanding, -bytes);
    }

    /// <summary>The tensor is freed by somebody else from now on.</summary>
    internal void Dismiss()
    {
        GC.SuppressFinalize(this);
        Interlocked.Add(ref outstanding, -bytes);
        handle = 0;
    }

    private static void Collect()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        Volatile.Write(ref budget, Math.Max(SmallestBudget, 2 * Interlocked.Read(ref outstanding)));
    }
}
