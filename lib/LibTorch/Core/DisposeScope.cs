using System.Buffers;
using System.Runtime.CompilerServices;
using TorchSharp.Native;

namespace TorchSharp;

/// <summary>
/// Owns the tensors that its thread makes while it is the innermost scope, and frees them together when it is disposed.
/// A tensor leaves it by <see cref="Detach(torch.Tensor)"/> or <see cref="MoveToOuter(torch.Tensor)"/>.
/// </summary>
public sealed class DisposeScope : IDisposable
{
    private const int SmallestCapacity = 64;
    private const int LargestSpare = 4096;

    /// <summary>The emptied array of the scope that ended last on this thread: the next one takes it.</summary>
    [ThreadStatic]
    private static torch.Tensor?[]? spare;

    private readonly DisposeScope? outer;
    private torch.Tensor?[] tensors;
    private int count;
    private List<IDisposable>? others;
    private bool disposed;

    internal DisposeScope(DisposeScope? outer)
    {
        this.outer = outer;
        tensors = spare ?? new torch.Tensor?[SmallestCapacity];
        spare = null;
    }

    /// <summary>How many live objects the scope owns.</summary>
    public int DisposablesCount => tensors.Take(count).Count(t => t is not null) + (others?.Count ?? 0);

    public DisposeScope? OuterScope => outer;

    public bool Contains(IDisposable item) => item is torch.Tensor tensor ? tensor.Scope == this : others?.Contains(item) == true;

    /// <summary>Takes the tensor out of the scope: it now lives until it is disposed or collected.</summary>
    public torch.Tensor Detach(torch.Tensor tensor)
    {
        if (tensor.Scope == this) tensor.LeaveScope(null);
        return tensor;
    }

    public T Detach<T>(T item)
        where T : IDisposable
    {
        if (item is torch.Tensor tensor) Detach(tensor);
        else others?.Remove(item);
        return item;
    }

    /// <summary>
    /// Gives the tensor to the scope around this one, or to the next one outward that is not disposed; where there is none, it
    /// lives until it is disposed or collected.
    /// </summary>
    public torch.Tensor MoveToOuter(torch.Tensor tensor)
    {
        if (tensor.Scope == this) tensor.LeaveScope(outer);
        return tensor;
    }

    public T MoveToOuter<T>(T item)
        where T : IDisposable
    {
        if (item is torch.Tensor tensor)
        {
            MoveToOuter(tensor);
        }
        else if (others?.Remove(item) == true)
        {
            NotDisposed(outer)?.Attach(item);
        }
        return item;
    }

    public void MoveToOuter(params IDisposable[] items)
    {
        foreach (IDisposable item in items) MoveToOuter(item);
    }

    /// <summary>Takes an object into the scope, out of any other.</summary>
    public T Attach<T>(T item)
        where T : IDisposable
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        if (item is torch.Tensor tensor) tensor.LeaveScope(this);
        else (others ??= []).Add(item);
        return item;
    }

    /// <summary>Frees everything that the scope owns; the scope stays usable.</summary>
    public void DisposeEverything()
    {
        ReleaseTensors();
        if (others is { } items)
        {
            others = null;
            foreach (IDisposable item in items) item.Dispose();
        }
    }

    public void Dispose()
    {
        if (disposed) return;
        DisposeEverything();
        disposed = true;
        if (tensors.Length <= LargestSpare) spare = tensors;
        tensors = [];
        DisposeScopeManager.Pop(this, outer);
    }

    /// <summary>
    /// A scope, or the first one outward from it that is not disposed: what a disposed scope takes in, nobody frees.
    /// </summary>
    internal static DisposeScope? NotDisposed(DisposeScope? scope)
    {
        while (scope is { disposed: true }) scope = scope.outer;
        return scope;
    }

    internal int Add(torch.Tensor tensor)
    {
        if (count == tensors.Length) Array.Resize(ref tensors, Math.Max(count * 2, SmallestCapacity));
        tensors[count] = tensor;
        return count++;
    }

    internal void Remove(int slot)
    {
        tensors[slot] = null;
        while (count > 0 && tensors[count - 1] is null) count--;
    }

    [SkipLocalsInit]
    private unsafe void ReleaseTensors()
    {
        nint* few = stackalloc nint[SmallestCapacity];
        nint[]? many = count <= SmallestCapacity ? null : ArrayPool<nint>.Shared.Rent(count);
        Span<nint> handles = many ?? new Span<nint>(few, SmallestCapacity);
        int live = 0;
        foreach (torch.Tensor? tensor in tensors.AsSpan(0, count))
        {
            nint handle = tensor is null ? 0 : tensor.TakeHandleFromScope();
            if (handle != 0) handles[live++] = handle;
        }
        tensors.AsSpan(0, count).Clear();
        count = 0;
        torch.Tensor.CountReleased(live);
        fixed (nint* first = handles) NativeMethods.ts_release_many(first, live);
        if (many is not null) ArrayPool<nint>.Shared.Return(many);
    }
}
