using FilterGen.Data;

namespace FilterGen.Papers.DynamicFilterLab;

/// <summary>
/// Takes ImageNet's mean out of RGB values in [0, 1] and divides by its deviation, as the published ResNet weights expect:
/// [B, 3, H, W] → [B, 3, H, W]. Nothing is trained or saved.
/// </summary>
internal sealed class ImageNetScale : nn.Module<Tensor, Tensor>
{
    /// <summary>ImageNet's deviation of R, G and B.</summary>
    internal static readonly float[] Deviation = [.. Normalization.ImageNet.Deviations];

    private static readonly float[] Mean = [.. Normalization.ImageNet.Means];

    private readonly Tensor mean = tensor(Mean, [3, 1, 1]);
    private readonly Tensor deviation = tensor(Deviation, [3, 1, 1]);

    public ImageNetScale() : base(nameof(ImageNetScale))
    {
        register_buffer(nameof(mean), mean, persistent: false);
        register_buffer(nameof(deviation), deviation, persistent: false);
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor images) => (images - mean).div_(deviation);
}
