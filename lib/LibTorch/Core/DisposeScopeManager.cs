namespace TorchSharp;

/// <summary>The stack of dispose scopes of each thread.</summary>
public static class DisposeScopeManager
{
    [ThreadStatic]
    private static DisposeScope? current;

    internal static DisposeScope? Current => current;

    public static DisposeScope NewDisposeScope() => current = new DisposeScope(current);

    internal static void Pop(DisposeScope scope, DisposeScope? outer)
    {
        // A scope that is not the innermost one was disposed out of order: those inside it end with it.
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
