using FilterGen.Figures.Svg;

namespace FilterGen.Figures.Interactive;

/// <summary>The still picture of a <see cref="LatentExplorer"/>: the first grid of its first sample, and the middle's filters.</summary>
internal static class LatentSvg
{
    private const int Margin = 14, Line = 20, Side = 48, FilterSide = 24, FilterColumns = 6, Between = 26;

    public static string Draw(LatentExplorer explorer)
    {
        var (plane, k) = (explorer.Planes[0], explorer.Values.Count);
        var (picture, filter) = (explorer.Height * explorer.Width, 3 * plane.FilterHeight * plane.FilterWidth);
        var pictures = new ImageGrid([.. plane.Pictures.Chunk(picture).Take(k * k)], explorer.Height, explorer.Width)
        {
            Columns = k,
            Scale = Math.Max(1, Side / Math.Max(explorer.Height, explorer.Width)),
        };
        var filters = new ImageGrid(
            [.. plane.Filters.Chunk(filter).Skip(k * k / 2 * plane.Each).Take(plane.Each)], plane.FilterHeight, plane.FilterWidth, 3)
        {
            Columns = FilterColumns,
            Scale = Math.Max(1, FilterSide / Math.Max(plane.FilterHeight, plane.FilterWidth)),
        };
        var (left, right) = (GridGeometry.Of(pictures), GridGeometry.Of(filters));
        var top = Margin + (explorer.Title is null ? 0 : Line + 8);
        var names = $"{explorer.Samples[0]}, {explorer.Layers[0]}: {explorer.Dimensions[0]} across, {explorer.Dimensions[1]} down, "
            + $"{Numbers.Short(explorer.Values[0])} to {Numbers.Short(explorer.Values[^1])}";
        var width = Math.Max(left.Width, SvgWriter.WidthOf(names, 12)) + Between + right.Width;
        var svg = new SvgWriter(
            2 * Margin + Math.Max(width, SvgWriter.WidthOf(explorer.Title ?? "", Theme.TitleSize, bold: true)),
            top + Line + Math.Max(left.Height, right.Height) + Margin, explorer.ToString());
        if (explorer.Title is not null)
            svg.Text(Margin, Margin + Theme.TitleSize, explorer.Title, Theme.TitleSize, bold: true);
        svg.Text(Margin, top + 14, names, 12, fill: Theme.Quiet);
        svg.Image(Margin, top + Line, left.Width, left.Height, pictures.ToPng());
        svg.Text(Margin + width - right.Width, top + 14, explorer.FiltersTitle, 12, fill: Theme.Quiet);
        svg.Image(Margin + width - right.Width, top + Line, right.Width, right.Height, filters.ToPng());
        return svg.ToString();
    }
}
