using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>
/// Batch normalisation: each channel is brought to mean 0 and variance 1 (over the batch when training, by the running
/// statistics when evaluating), then scaled and shifted.
/// </summary>
public abstract class BatchNorm : NormBase
{
    private protected BatchNorm(string name, NormSettings settings, Device? device, ScalarType? dtype)
        : base(name, settings, device, dtype)
    {
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        if (!Accepts(input.ndim) || input.size(1) != num_features)
            throw new ArgumentException(
                $"{GetName()}: expected an input of {Expected} with {num_features} channels, "
                + $"found shape [{string.Join(", ", input.shape)}].");

        var average = momentum ?? 0;
        if (training && num_batches_tracked is { } seen)
        {
            seen.add_(1);
            average = momentum ?? 1.0 / seen.item<long>();
        }
        var useBatch = training || running_mean is null;
        return nn.functional.batch_norm(input, running_mean, running_var, weight, bias, useBatch, average, eps);
    }

    private protected abstract string Expected { get; }

    private protected abstract bool Accepts(long dimensions);
}
