namespace FilterGen.Data;

/// <summary>Shifts and scales each channel of images to mean 0 and deviation 1 over a training set.</summary>
/// <param name="Means">Each channel's mean.</param>
/// <param name="Deviations">Each channel's standard deviation.</param>
public sealed record Normalization(IReadOnlyList<float> Means, IReadOnlyList<float> Deviations)
{
    /// <summary>Of ImageNet's red, green and blue, as it is used for published weights.</summary>
    public static Normalization ImageNet { get; } = new([0.485f, 0.456f, 0.406f], [0.229f, 0.224f, 0.225f]);

    /// <summary>(images − mean) / deviation, channel by channel.</summary>
    /// <param name="images">float32 [B, C, H, W] with as many channels as there are means.</param>
    /// <returns>A new tensor of the same shape, on the same device.</returns>
    /// <exception cref="ArgumentException">The images have another number of channels.</exception>
    public Tensor Apply(Tensor images)
    {
        Check(images);
        using var scope = NewDisposeScope();
        return ((images - PerChannel(Means, images.device)) / PerChannel(Deviations, images.device)).MoveToOuterDisposeScope();
    }

    /// <summary>images · deviation + mean, channel by channel: what <see cref="Apply"/> was given.</summary>
    /// <param name="normalized">float32 [B, C, H, W] with as many channels as there are means.</param>
    /// <returns>A new tensor of the same shape, on the same device.</returns>
    /// <exception cref="ArgumentException">The images have another number of channels.</exception>
    public Tensor Undo(Tensor normalized)
    {
        Check(normalized);
        using var scope = NewDisposeScope();
        return (normalized * PerChannel(Deviations, normalized.device) + PerChannel(Means, normalized.device)).MoveToOuterDisposeScope();
    }

    private void Check(Tensor images)
    {
        if (images.dim() != 4 || images.shape[1] != Means.Count)
            throw new ArgumentException(
                $"expected images of [B, {Means.Count}, H, W], found [{string.Join(", ", images.shape)}].", nameof(images));
    }

    private static Tensor PerChannel(IReadOnlyList<float> values, Device device) =>
        tensor([.. values], device: device).reshape(1, values.Count, 1, 1);
}
