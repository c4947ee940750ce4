using FilterGen.Filters;

namespace FilterGen.Papers.FilterGan;

/// <summary>
/// How pixel-local a change of a picture is: the share of its energy that one small rule explains, the same rule at every pixel.
/// </summary>
/// <remarks>
/// The change d = x′ − x is fitted by least squares with d̂_p = Σ_j (u_j x_{p+j} + v_j x²_{p+j}) + s max_j x_{p+j} + t min_j x_{p+j} over
/// the 3×3 pixels around p, 20 numbers for the whole picture, and the measure is 1 − Σ(d − d̂)² / Σd². Dimming, blurring and strokes
/// that widen or thin by a pixel follow such a rule exactly (1), since what happens to a pixel depends on its neighbours alone. What
/// happens here and not there, although here and there look the same from nearby, does not (0 if nothing is explained).
/// </remarks>
public static class PixelLocality
{
    /// <summary>Measures changes.</summary>
    /// <param name="images">x: [N, 1, H, W].</param>
    /// <param name="changed">x′: [N, 1, H, W].</param>
    /// <param name="size">Side of the neighbourhood, odd: 3, or another to compare.</param>
    /// <returns>For each picture a share of 0 to 1; NaN where nothing changed.</returns>
    /// <exception cref="ArgumentException">The shapes differ, or the size is even or too large.</exception>
    public static double[] Of(Tensor images, Tensor changed, int size = 3)
    {
        Guard.Shape(images, nameof(images), "[N, 1, H, W]", -1, 1, -1, -1);
        Guard.Shape(changed, nameof(changed), $"[{string.Join(", ", images.shape)}]", images.shape);
        if (size < 1 || size % 2 == 0) throw new ArgumentException($"expected an odd size, found {size}.", nameof(size));
        var (numbers, pixels) = (2L * size * size + 2, images.shape[2] * images.shape[3]);
        if (numbers >= pixels)
            throw new ArgumentException(
                $"expected a rule of fewer numbers than the {pixels} pixels of a picture, found {numbers} at size {size}.", nameof(size));
        using var scope = NewDisposeScope();
        using var off = no_grad();
        var x = images.to(float64);
        var near = nn.functional.unfold(x, size, padding: size / 2).transpose(1, 2);                        // [N, H·W, 9]
        near = cat([near, near.square(), near.amax([2], keepdim: true), near.amin([2], keepdim: true)], 2); // [N, H·W, 20]
        var change = (changed.to(float64) - x).flatten(1).unsqueeze(2);                                     // [N, H·W, 1]
        // The normal equations, with a trace of their own size on the diagonal for rules that the picture does not tell apart.
        var turned = near.transpose(1, 2);
        var products = turned.bmm(near);                                                                    // [N, 20, 20]
        var trace = products.diagonal(0, 1, 2).mean([1]).clamp_min(1e-12);         // not 0 in a black picture
        var ridge = 1e-9 * trace.reshape(-1, 1, 1) * eye(products.shape[1], dtype: float64, device: x.device);
        var rule = linalg.solve(products + ridge, turned.bmm(change));
        var rest = (change - near.bmm(rule)).square().sum([1, 2]);
        return (1 - rest / change.square().sum([1, 2])).cpu().data<double>().ToArray();
    }
}
