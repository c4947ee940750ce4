using FilterGen.Filters;

namespace FilterGen.Papers.FilterGan;

/// <summary>What can be told of a written digit, bright strokes on black: how bright, how thick and how slanted they are.</summary>
/// <param name="Brightness">Σx² / Σx: the tone of the ink, faint pixels counting less; [N], 1 for strokes of pure white.</param>
/// <param name="Width">2 Σy / Σ|∇y|: twice the area by the outline, in pixels; [N]. A stroke of length L ≫ w has width w.</param>
/// <param name="Slant">
/// atan(−Σy·Δc·Δr / Σy·Δr²) in degrees, rows r and columns c counted from the ink's centre: how far the ink moves to the right from
/// row to row upwards; [N], 0 for upright strokes.
/// </param>
/// <remarks>
/// Width and slant are those of the ink y = clamp(2x/brightness − ½, 0, 1): a brighter or darker picture has the same ones, and tones
/// below a quarter of the ink's, such as speckle, count for nothing.
/// </remarks>
public sealed record StrokeMeasures(double[] Brightness, double[] Width, double[] Slant)
{
    /// <summary>Measures pictures.</summary>
    /// <param name="pictures">[N, 1, H, W] in [0, 1]; a picture without ink has NaN.</param>
    public static StrokeMeasures Of(Tensor pictures)
    {
        Guard.Shape(pictures, nameof(pictures), "[N, 1, H, W]", -1, 1, -1, -1);
        using var scope = NewDisposeScope();
        using var off = no_grad();
        var brightness = pictures.square().sum([1, 2, 3]) / pictures.sum([1, 2, 3]);
        var ink = (2 * pictures / brightness.reshape(-1, 1, 1, 1) - 0.5).clamp(0, 1).squeeze(1);        // [N, H, W]
        var padded = nn.functional.pad(ink, (1, 1, 1, 1));
        var across = (padded.diff(1, 2))[.., 1.., ..];
        var down = (padded.diff(1, 1))[.., .., 1..];
        var width = 2 * ink.sum([1, 2]) / (across.square() + down.square()).sqrt().sum([1, 2]);
        var rows = arange(ink.shape[1], dtype: float32, device: ink.device).unsqueeze(1);
        var columns = arange(ink.shape[2], dtype: float32, device: ink.device).unsqueeze(0);
        var (right, below) = (FromCentre(columns), FromCentre(rows));                                   // [N, H, W]
        var slant = ((-(ink * right * below).sum([1, 2])) / (ink * below * below).sum([1, 2])).atan() * (180 / Math.PI);
        return new(Numbers(brightness), Numbers(width), Numbers(slant));

        Tensor FromCentre(Tensor places) => places - ((ink * places).sum([1, 2]) / ink.sum([1, 2])).reshape(-1, 1, 1);
    }

    private static double[] Numbers(Tensor values) => [.. values.cpu().data<float>().Select(value => (double)value)];
}
