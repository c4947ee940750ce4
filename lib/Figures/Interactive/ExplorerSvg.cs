using FilterGen.Figures.Svg;

namespace FilterGen.Figures.Interactive;

/// <summary>The still picture of a <see cref="SampleExplorer"/>: its first sample.</summary>
internal static class ExplorerSvg
{
    private const int Margin = 14;
    private const int LineHeight = 20;

    /// <summary>From a view's title, with letters that reach below its line, to the view.</summary>
    private const int TitleRoom = 24;
    private const int Between = 26;
    private const int ImageSide = 112;

    public static string Draw(SampleExplorer explorer)
    {
        var scale = Math.Max(1, ImageSide / Math.Max(explorer.Images.Height, explorer.Images.Width));
        var (imageWidth, imageHeight) = (explorer.Images.Width * scale, explorer.Images.Height * scale);
        var title = explorer.Title is null ? 0 : LineHeight + 8;
        var caption = explorer.Captions is null ? 0 : LineHeight;
        var titleWidth = SvgWriter.WidthOf(explorer.Title ?? "", Theme.TitleSize, bold: true);
        var captionWidth = SvgWriter.WidthOf(explorer.Captions?[0] ?? "", 12);
        var width = (int)explorer.Rows.Select(WidthOf).Concat([titleWidth, captionWidth, imageWidth]).Max();
        var height = title + imageHeight + caption + explorer.Rows.Sum(HeightOf);
        var svg = new SvgWriter(width + 2 * Margin, height + 2 * Margin, explorer.ToString());
        double top = Margin;
        if (explorer.Title is not null)
            svg.Text(Margin, top + Theme.TitleSize, explorer.Title, Theme.TitleSize, bold: true);
        top += title;
        svg.Image(Margin, top, imageWidth, imageHeight, explorer.Images.ToPng(0, scale));
        top += imageHeight;
        if (explorer.Captions is not null)
            svg.Text(Margin, top + 15, explorer.Captions[0], 12, fill: Theme.Quiet);
        top += caption;
        foreach (var row in explorer.Rows)
        {
            DrawRow(svg, row, top);
            top += HeightOf(row);
        }
        return svg.ToString();
    }

    private static void DrawRow(SvgWriter svg, ExplorerRow row, double top)
    {
        if (row.Name.Length > 0)
            svg.Text(Margin, top + 24, row.Name, 14, bold: true);
        var below = top + NameRoom(row);
        double left = Margin;
        foreach (var view in row.Views)
        {
            svg.Text(left, below + 14, view.Title, 12, fill: Theme.Quiet);
            view.Draw(svg, left, below + TitleRoom);
            left += RoomOf(view);
        }
    }

    private static double WidthOf(ExplorerRow row) =>
        Math.Max(row.Views.Sum(RoomOf), SvgWriter.WidthOf(row.Name, 14, bold: true));

    private static int RoomOf(ExplorerView view) => Math.Max(view.Width, (int)SvgWriter.WidthOf(view.Title, 12)) + Between;

    private static int HeightOf(ExplorerRow row) =>
        NameRoom(row) + TitleRoom + row.Views.Select(view => view.Height).DefaultIfEmpty(0).Max() + 8;

    private static int NameRoom(ExplorerRow row) => row.Name.Length > 0 ? 32 : 8;
}
