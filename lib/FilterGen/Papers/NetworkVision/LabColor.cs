using FilterGen.Figures;
using FilterGen.Filters;

namespace FilterGen.Papers.NetworkVision;

/// <summary>Colours as CIE 1976 L*a*b* (CIE 15), of sRGB (IEC 61966-2-1) under D65 for the 2° observer.</summary>
public static class LabColor
{
    /// <summary>X, Y and Z of linear red, green and blue; each row's sum is the white point's.</summary>
    private static readonly double[,] ToXyz =
    {
        { 0.4124564, 0.3575761, 0.1804375 },
        { 0.2126729, 0.7151522, 0.0721750 },
        { 0.0193339, 0.1191920, 0.9503041 },
    };

    private static readonly double[] White = [0.95047, 1, 1.08883];

    /// <summary>The line that f has instead of a cube root meets it at (6/29)³, with the same slope.</summary>
    private const double Delta = 6.0 / 29;

    /// <summary>Pixels for the labels at the left of both grids, so that their columns stand below each other.</summary>
    private const int LabelRoom = 40;

    /// <summary>Converts images.</summary>
    /// <param name="rgb">[N, 3, H, W]: sRGB in [0, 1]; what lies outside is cut off, as a screen does.</param>
    /// <returns>[N, 3, H, W] of the same type: L* from 0 to 100, a* (green to red) and b* (blue to yellow) about −110 to 100.</returns>
    /// <exception cref="ArgumentException">The images have another shape.</exception>
    public static Tensor FromRgb(Tensor rgb)
    {
        Guard.Shape(rgb, "rgb", "[N, 3, H, W]", -1, 3, -1, -1);
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        var shown = rgb.to(float64).clamp(0, 1);
        var linear = where(shown <= 0.04045, shown / 12.92, ((shown + 0.055) / 1.055).pow(2.4));
        var matrix = tensor(ToXyz, device: rgb.device) / tensor(White, device: rgb.device).unsqueeze(1);
        var xyz = einsum("ij,njhw->nihw", matrix, linear);
        var f = where(xyz > Delta * Delta * Delta, xyz.pow(1.0 / 3), xyz / (3 * Delta * Delta) + 4.0 / 29);
        var (x, y, z) = (f.select(1, 0), f.select(1, 1), f.select(1, 2));
        return stack([116 * y - 16, 500 * (x - y), 200 * (y - z)], 1).to(rgb.dtype).MoveToOuterDisposeScope();
    }

    /// <summary>
    /// An image and its reconstructions, and under each the differences from the image in L*, a* and b*: blue is less, red more, white
    /// the same. All differences are on one scale, which the title says. The image itself stands first, its differences are 0.
    /// </summary>
    /// <param name="image">[3, H, W]: sRGB in [0, 1].</param>
    /// <param name="reconstructions">[N, 3, H, W] of the same size.</param>
    /// <param name="names">Of the reconstructions.</param>
    /// <param name="reach">
    /// The difference that has the full colour, above 0; larger ones look the same. The same for several images, they can be compared;
    /// null takes <see cref="Reach"/> of this one.
    /// </param>
    /// <returns>The images, and their differences below them.</returns>
    /// <exception cref="ArgumentException">A size or the number of names differs.</exception>
    public static (ImageGrid Images, ImageGrid Differences) Compare(
        Tensor image, Tensor reconstructions, IReadOnlyList<string> names, double? reach = null)
    {
        Guard.Shape(image, "image", "[3, H, W]", 3, -1, -1);
        var (height, width) = (image.shape[1], image.shape[2]);
        Guard.Shape(reconstructions, "reconstructions", $"[{names.Count}, 3, {height}, {width}]", names.Count, 3, height, width);
        using var scope = NewDisposeScope();
        var all = cat([image.unsqueeze(0), reconstructions.to(image.dtype)], 0).detach().cpu().to(float32);
        var difference = Differences(all[..1], all).transpose(0, 1).contiguous();        // [3, N + 1, H, W]
        var full = reach ?? Reach(difference);
        string[] titles = ["original", .. names];
        return (
            new(Floats(all.clamp(0, 1)), (int)height, (int)width, channels: 3)
            {
                Columns = titles.Length,
                ColumnLabels = titles,
                RowLabels = ["RGB"],
                RowLabelRoom = LabelRoom,
            },
            new(Floats(difference / full), (int)height, (int)width)
            {
                Columns = titles.Length,
                ColumnLabels = titles,
                RowLabels = ["ΔL", "Δa", "Δb"],
                RowLabelRoom = LabelRoom,
                Colors = ColorMap.Diverging,
                Title = $"full colour at ±{full:0}",
            });
    }

    /// <summary>A scale for differences: 99 of 100 are below it. A whole number, at least 1.</summary>
    /// <param name="differences">Of <see cref="Differences"/>.</param>
    public static double Reach(Tensor differences)
    {
        using var scope = NewDisposeScope();
        var sorted = differences.abs().flatten().sort().Values;
        return Math.Max(1, Math.Ceiling(sorted[(long)(0.99 * (sorted.numel() - 1))].to(float64).item<double>()));
    }

    /// <summary>What images have more than others in L*, a* and b*; of equal pixels exactly 0.</summary>
    /// <param name="originals">[N, 3, H, W] or [1, 3, H, W]: sRGB in [0, 1].</param>
    /// <param name="images">[N, 3, H, W].</param>
    /// <returns>[N, 3, H, W].</returns>
    public static Tensor Differences(Tensor originals, Tensor images)
    {
        using var scope = NewDisposeScope();
        return (FromRgb(images) - FromRgb(originals)).MoveToOuterDisposeScope();
    }

    private static float[] Floats(Tensor tensor) => tensor.contiguous().data<float>().ToArray();
}
