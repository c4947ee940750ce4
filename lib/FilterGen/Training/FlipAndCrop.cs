namespace FilterGen.Training;

/// <summary>Mirrors half of the images and cuts each out of its padded self: one gather for the whole batch.</summary>
internal sealed class FlipAndCrop : Augmentation
{
    private readonly int padding;

    public FlipAndCrop(int padding)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(padding);
        this.padding = padding;
    }

    /// <inheritdoc/>
    public override string Name => $"flip and crop {padding}";

    /// <inheritdoc/>
    public override Tensor Apply(Tensor images)
    {
        using var scope = NewDisposeScope();
        var (count, channels, height, width) = (images.shape[0], images.shape[1], images.shape[2], images.shape[3]);
        Tensor Draw(int high) => randint(high, [count, 1], int64, images.device);

        var rows = arange(height, device: images.device) + Draw(2 * padding + 1);               // [B, H], in the padded image
        var columns = arange(width, device: images.device);
        var mirrored = columns + Draw(2) * (width - 1 - 2 * columns) + Draw(2 * padding + 1);   // [B, W]
        var places = rows.unsqueeze(2) * (width + 2 * padding) + mirrored.unsqueeze(1);         // [B, H, W]

        var padded = nn.functional.pad(images, [padding, padding, padding, padding]).flatten(2);
        return padded.gather(2, places.flatten(1).unsqueeze(1).expand(-1, channels, -1))
            .reshape(count, channels, height, width).MoveToOuterDisposeScope();
    }
}
