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
        var (useBatch, average) = Begin(input);
        return nn.functional.batch_norm(input, running_mean, running_var, weight, bias, useBatch, average, eps);
    }

    /// <summary>
    /// Normalises and applies a leaky ReLU, which together take less time than one after the other. TorchSharp has no such method.
    /// </summary>
    /// <param name="input">What <see cref="forward(Tensor)"/> takes.</param>
    /// <param name="negative_slope">The slope below zero; 0 makes it a ReLU.</param>
    public Tensor forward(Tensor input, double negative_slope)
    {
        var (useBatch, average) = Begin(input);
        return nn.functional.batch_norm_leaky_relu(
            input, running_mean, running_var, weight, bias, negative_slope, useBatch, average, eps);
    }

    private protected abstract string Expected { get; }

    private protected abstract bool Accepts(long dimensions);

    // Checks the input and counts it: whether the batch's own statistics are used, and its share in the running ones.
    private (bool UseBatch, double Average) Begin(Tensor input)
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
        return (training || running_mean is null, average);
    }
}
