using FilterGen.Filters;

namespace FilterGen.Papers.FilterGeneration;

/// <summary>
/// One heat map per landmark, [B, K, H, W], read as the logarithm, up to a constant, of the probability that the landmark is at a
/// pixel: the softmax over a map's pixels sums to 1. The paper does not say what its maps are trained to; here it is a small
/// Gaussian about the landmark. Nothing here reads a value back, so that a training step can be captured.
/// </summary>
public static class HeatMaps
{
    /// <summary>The standard deviation of the Gaussian that a map is trained to, in pixels.</summary>
    public const double Sigma = 1.5;

    /// <summary>How far from the highest pixel a map counts when a landmark is read from it, in pixels: a little over 3 σ.</summary>
    public const int Radius = 5;

    /// <summary>The maps that are wanted: log probabilities of Gaussians about the landmarks, cut off at the image's border.</summary>
    /// <param name="landmarks">[B, K, 2], x and y in pixels; (0, 0) is the centre of the upper left pixel.</param>
    /// <param name="height">Rows of a map.</param>
    /// <param name="width">Columns of a map.</param>
    /// <returns>[B, K, height, width].</returns>
    /// <exception cref="ArgumentException">The landmarks have another shape.</exception>
    public static Tensor Targets(Tensor landmarks, long height, long width)
    {
        Guard.Shape(landmarks, "landmarks", "[B, K, 2]", -1, -1, 2);
        using var scope = NewDisposeScope();
        var x = Line(landmarks.select(2, 0), width).unsqueeze(2);           // [B, K, 1, W]
        var y = Line(landmarks.select(2, 1), height).unsqueeze(3);          // [B, K, H, 1]
        return (x + y).MoveToOuterDisposeScope();
    }

    /// <summary>
    /// How far maps are from the wanted ones: the Kullback–Leibler divergence of a map's softmax from its Gaussian, the mean over
    /// batch and landmarks. 0 for the maps of <see cref="Targets"/>.
    /// </summary>
    /// <param name="heatMaps">[B, K, H, W].</param>
    /// <param name="landmarks">[B, K, 2], in pixels of the maps.</param>
    /// <returns>A scalar.</returns>
    public static Tensor Divergence(Tensor heatMaps, Tensor landmarks)
    {
        using var scope = NewDisposeScope();
        var wanted = Targets(landmarks, heatMaps.shape[2], heatMaps.shape[3]).flatten(2);
        var found = heatMaps.flatten(2).log_softmax(2);
        return (wanted.exp() * (wanted - found)).sum(2).mean().MoveToOuterDisposeScope();
    }

    /// <summary>
    /// Reads the landmarks from maps, finer than a pixel: the mean place about each map's highest pixel, weighted by the softmax.
    /// What is farther off than <see cref="Radius"/> does not count, so a second, lower peak does not pull the place between both.
    /// </summary>
    /// <param name="heatMaps">[B, K, H, W].</param>
    /// <returns>[B, K, 2], x and y in pixels of the maps.</returns>
    public static Tensor Locate(Tensor heatMaps)
    {
        using var scope = NewDisposeScope();
        var maps = heatMaps.ElementSize < 4 ? heatMaps.to(float32) : heatMaps;
        var (height, width) = (maps.shape[2], maps.shape[3]);
        var pixels = maps.flatten(2);
        var peak = pixels.argmax(2, keepdim: true);                         // [B, K, 1]
        var column = peak.remainder(width);
        var row = (peak - column).to(maps.dtype) / width;
        var (nearX, x) = Near(column.to(maps.dtype), width);
        var (nearY, y) = Near(row, height);
        var weights = pixels.softmax(2).reshape(maps.shape) * nearX.unsqueeze(2) * nearY.unsqueeze(3);
        var total = weights.sum([2, 3]);                                    // [B, K]
        var alongX = (weights.sum([2]) * x).sum([2]) / total;
        var alongY = (weights.sum([3]) * y).sum([2]) / total;
        return stack([alongX, alongY], 2).MoveToOuterDisposeScope();
    }

    /// <summary>Log probabilities of a Gaussian over the pixels of a line [B, K, length].</summary>
    private static Tensor Line(Tensor centres, long length)
    {
        var places = arange(length, dtype: centres.dtype, device: centres.device);
        return ((places - centres.unsqueeze(2)).square() / (-2 * Sigma * Sigma)).log_softmax(2);
    }

    /// <summary>Whether each pixel of a line is near a peak [B, K, 1], as 0 or 1 [B, K, length], and the pixels' places.</summary>
    private static (Tensor Near, Tensor Places) Near(Tensor peak, long length)
    {
        var places = arange(length, dtype: peak.dtype, device: peak.device);
        return ((places - peak).abs().le(Radius).to(peak.dtype), places);
    }
}
