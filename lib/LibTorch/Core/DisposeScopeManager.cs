namespace TorchSharp;

/// <summary>The stack of dispose scopes of each thread.</summary>
public static class DisposeScopeManager
{
    [ThreadStatic]
    private static DisposeScope? current;

    /// <summary>The thread's innermost scope. One that another thread disposed is still on this thread's stack, and skipped.</summary>
    internal static DisposeScope? Current => current = DisposeScope.NotDisposed(current);

    public static DisposeScope NewDisposeScope() => current = new DisposeScope(Current);

    internal static void Pop(DisposeScope scope, DisposeScope? outer)
    {
        // When a scope is disposed before those inside it, these leave the stack with it: they take no new tensors, and keep what
        // they own until they are disposed themselves.
        for (DisposeScope? inner = current; inner is not null; inner = inner.OuterScope)
        {
            if (inner != scope) continue;
            current = outer;
            return;
        }
    }
}

public static partial class torch
{
    /// <summary>Starts a scope: the tensors made in it are freed when it is disposed.</summary>
    public static DisposeScope NewDisposeScope() => DisposeScopeManager.NewDisposeScope();

    /// <summary>Runs <paramref name="expression"/> in a scope of its own and keeps only its result.</summary>
    public static Tensor WrappedTensorDisposeScope(Func<Tensor> expression)
    {
        using DisposeScope scope = NewDisposeScope();
        return expression().MoveToOuterDisposeScope();
    }
}

/// <summary>Moving objects between scopes.</summary>
public static class DisposeScopeExtensions
{
    public static T DetachFromDisposeScope<T>(this T item)
        where T : IDisposable
    {
        if (item is torch.Tensor tensor) tensor.LeaveScope(null);
        else DisposeScopeManager.Current?.Detach(item);
        return item;
    }

    public static T MoveToOuterDisposeScope<T>(this T item)
        where T : IDisposable
    {
        if (item is torch.Tensor tensor) tensor.Scope?.MoveToOuter(tensor);
        else DisposeScopeManager.Current?.MoveToOuter(item);
        return item;
    }
}
