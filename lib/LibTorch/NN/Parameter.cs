namespace TorchSharp.Modules;

/// <summary>
/// A tensor that a module trains: it is listed by <c>parameters()</c> and, unless told otherwise, collects a gradient.
/// </summary>
/// <remarks>
/// It takes over the data of the tensor it is made from, which is then as good as disposed, and its place in a dispose scope,
/// which it leaves when a module registers it.
/// </remarks>
public class Parameter : torch.Tensor
{
    /// <summary>Makes a parameter of a tensor's data.</summary>
    /// <param name="data">The initial values; the tensor is consumed.</param>
    /// <param name="requires_grad">Whether backward passes collect its gradient; false for integer data.</param>
    public Parameter(torch.Tensor data, bool requires_grad = true)
        : base(Take(data, out var scope))
    {
        LeaveScope(scope);
        this.requires_grad = requires_grad;
    }

    private static nint Take(torch.Tensor data, out DisposeScope? scope)
    {
        ArgumentNullException.ThrowIfNull(data);
        scope = data.Scope;
        if (data.is_leaf)
            return data.MoveHandle();
        using (data)
            return data.detach().MoveHandle();
    }
}
