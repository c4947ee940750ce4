using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>A module that compares a prediction with a target.</summary>
/// <typeparam name="T1">The prediction's type.</typeparam>
/// <typeparam name="T2">The target's type.</typeparam>
/// <typeparam name="TResult">The loss's type.</typeparam>
public abstract class Loss<T1, T2, TResult> : nn.Module<T1, T2, TResult>
{
    private protected Loss(string name, nn.Reduction reduction)
        : base(name) => this.reduction = reduction;

    /// <summary>What becomes of the values of the single elements.</summary>
    public nn.Reduction reduction { get; }
}
