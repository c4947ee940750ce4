namespace FilterGen.Data;

/// <summary>
/// Images on one device, each with a label: what is to be said about it, in numbers of any type and shape. The set owns its two
/// tensors: they live until it is disposed, whatever dispose scope it was made in.
/// </summary>
public sealed class ImageSet : IDisposable
{
    /// <summary>Takes over two tensors of equal length.</summary>
    /// <param name="images">float32 [N, C, H, W], grey or colour values in [0, 1].</param>
    /// <param name="labels">
    /// Any type, [N, …], on the same device: class numbers from 0 as int64 [N], landmarks as float32 [N, 5, 2], …
    /// </param>
    /// <exception cref="ArgumentException">The images are others, or labels and images differ in number.</exception>
    public ImageSet(Tensor images, Tensor labels)
    {
        if (images.dim() != 4 || images.dtype != ScalarType.Float32)
            throw new ArgumentException($"expected images of float32 [N, C, H, W], found {Describe(images)}.", nameof(images));
        if (labels.dim() == 0)
            throw new ArgumentException($"expected labels of [N, …], found {Describe(labels)}.", nameof(labels));
        if (images.shape[0] != labels.shape[0])
            throw new ArgumentException($"expected one label per image, found {images.shape[0]} images and {labels.shape[0]} labels.");
        Images = images.DetachFromDisposeScope();
        Labels = labels.DetachFromDisposeScope();
    }

    /// <summary>Takes over images without labels: for a network that learns from the images alone.</summary>
    /// <param name="images">float32 [N, C, H, W], grey or colour values in [0, 1].</param>
    /// <exception cref="ArgumentException">The shape or type is another.</exception>
    public ImageSet(Tensor images)
        : this(images, zeros([images.shape[0], 0], device: images.device))
    {
    }

    /// <summary>A set of arrays of one's own, which are copied.</summary>
    /// <param name="pixels">N·C·H·W values in [0, 1]: image after image, in it channel after channel, in it row after row.</param>
    /// <param name="labels">N class numbers from 0.</param>
    /// <param name="height">Rows of an image, H.</param>
    /// <param name="width">Columns of an image, W.</param>
    /// <param name="channels">C: 1 for grey, 3 for red, green and blue.</param>
    /// <exception cref="ArgumentException">No images, another number of values than N·C·H·W, or values outside [0, 1].</exception>
    public static ImageSet Of(float[] pixels, IReadOnlyList<long> labels, int height, int width, int channels = 1)
    {
        if (labels.Count == 0 || pixels.LongLength != (long)labels.Count * channels * height * width)
            throw new ArgumentException($"expected {labels.Count}·{channels}·{height}·{width} values, found {pixels.Length}.", nameof(pixels));
        if (Array.FindIndex(pixels, value => value is not (>= 0 and <= 1)) is var wrong and >= 0)
            throw new ArgumentException(
                $"expected values in [0, 1], found {pixels[wrong]} at {wrong}. Bytes are to be divided by 255.", nameof(pixels));
        return new(tensor(pixels, [labels.Count, channels, height, width]), tensor([.. labels], ScalarType.Int64));
    }

    /// <summary>The images: float32 [N, C, H, W], values in [0, 1].</summary>
    public Tensor Images { get; }

    /// <summary>The labels: [N, …]; class numbers are int64 [N]. Without labels [N, 0].</summary>
    public Tensor Labels { get; }

    /// <summary>Number of samples, N.</summary>
    public long Count => Images.shape[0];

    /// <summary>Memory that the set takes, in bytes.</summary>
    public long Bytes => Images.NumberOfElements * Images.ElementSize + Labels.NumberOfElements * Labels.ElementSize;

    /// <summary>The device that holds the set.</summary>
    public Device Device => Images.device;

    /// <summary>The first <paramref name="count"/> samples, in the set's order; shares memory with this set.</summary>
    /// <param name="count">1 to <see cref="Count"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are not that many samples.</exception>
    public ImageSet Take(long count)
    {
        if (count < 1 || count > Count)
            throw new ArgumentOutOfRangeException(nameof(count), $"expected 1 to {Count} samples, found {count}.");
        return new(Images.narrow(0, 0, count), Labels.narrow(0, 0, count));
    }

    /// <summary>The set on another device; on the same one it shares memory with this set.</summary>
    /// <param name="device">Where the tensors are wanted.</param>
    /// <returns>A set of its own, to be disposed apart from this one.</returns>
    public ImageSet To(Device device) =>
        IsOn(device)
            ? Take(Count)
            : new(Images.to(device), Labels.to(device));

    /// <summary>Whether the set is on a device; one without a number stands for any of its kind.</summary>
    internal bool IsOn(Device device) => device.type == Device.type && (device.index < 0 || device.index == Device.index);

    /// <summary>Its size in words: <c>60,000 images of 1×28×28, labels int64 [60000]</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{Count:N0} images of {Size}{(Labels.NumberOfElements == 0 ? "" : $", labels {Describe(Labels)}")}");

    /// <summary>Channels, rows and columns of an image: <c>3×32×32</c>.</summary>
    internal string Size => string.Join('×', Images.shape[1..]);

    /// <summary>Frees the tensors.</summary>
    public void Dispose()
    {
        Images.Dispose();
        Labels.Dispose();
    }

    internal static string Describe(Tensor tensor) => $"{tensor.dtype} [{string.Join(", ", tensor.shape)}]";
}
