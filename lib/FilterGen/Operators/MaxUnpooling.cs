using FilterGen.Filters;

namespace FilterGen.Operators;

/// <summary>
/// Max-pooling of windows of 2×2 pixels that tells where each maximum was, and the way back, which puts it there again (Badrinarayanan,
/// Kendall and Cipolla: <i>SegNet</i>).
/// </summary>
internal static class MaxUnpooling
{
    private const int Window = 2;

    /// <summary>The maximum of each window, and its place in the map, y·W + x: [B, C, H, W] → [B, C, H/2, W/2] and int64 of that shape.</summary>
    /// <param name="maps">Maps of at least 2×2 pixels. Pixels beyond the last whole window are left out.</param>
    public static (Tensor Maxima, Tensor Places) Pool(Tensor maps)
    {
        var (maxima, places) = nn.functional.max_pool2d_with_indices(maps, [Window, Window]);
        return (maxima, places);
    }

    /// <summary>Maps with each number at its place, and 0 elsewhere: [B, C, H/2, W/2] → [B, C, H, W].</summary>
    /// <param name="numbers">A number for each window.</param>
    /// <param name="places">Where they go, of the same shape.</param>
    /// <param name="height">H.</param>
    /// <param name="width">W.</param>
    public static Tensor Unpool(Tensor numbers, Tensor places, long height, long width)
    {
        // TorchSharp's max_unpool2d refuses every size, and without one it only makes maps of an even number of rows.
        var (count, channels, last) = (numbers.shape[0], numbers.shape[1], numbers.IsChannelsLast());
        Tensor Pixels(Tensor maps) => last ? maps.permute(0, 2, 3, 1).flatten(1, 2) : maps.flatten(2);
        var empty = zeros(last ? [count, height * width, channels] : [count, channels, height * width], numbers.dtype, numbers.device);
        var filled = empty.scatter(last ? 1 : 2, Pixels(places), Pixels(numbers));
        return last ? filled.reshape(count, height, width, channels).permute(0, 3, 1, 2) : filled.reshape(count, channels, height, width);
    }

    /// <summary>Maps with each number at all places of its window: what remains of the way back without the places.</summary>
    /// <param name="numbers">A number for each window.</param>
    /// <param name="height">H.</param>
    /// <param name="width">W.</param>
    public static Tensor Repeat(Tensor numbers, long height, long width) =>
        nn.functional.interpolate(numbers, [height, width], mode: InterpolationMode.Nearest);
}
