using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>A loss in which classes or elements count differently.</summary>
/// <typeparam name="T1">The prediction's type.</typeparam>
/// <typeparam name="T2">The target's type.</typeparam>
/// <typeparam name="TResult">The loss's type.</typeparam>
public abstract class WeightedLoss<T1, T2, TResult> : Loss<T1, T2, TResult>
{
    private protected WeightedLoss(string name, Tensor? weight, nn.Reduction reduction)
        : base(name, reduction)
    {
        this.weight = weight;
        if (weight is not null)
            register_buffer(nameof(weight), weight);
    }

    /// <summary>How much each class or element counts, or null for all the same.</summary>
    public Tensor? weight { get; }
}
