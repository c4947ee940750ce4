using FilterGen.Figures.Svg;

namespace FilterGen.Figures;

/// <summary>Where the images and the texts of an <see cref="ImageGrid"/> stand, in screen pixels.</summary>
internal sealed record GridGeometry(int CellWidth, int CellHeight, int Columns, int Rows, int Padding, int Indent, int CaptionRoom)
{
    private const int TextSize = 12;
    private const int LineHeight = 18;

    public int Width => Columns * (CellWidth + Padding) + Padding;

    public int Height => Rows * (CellHeight + Padding + CaptionRoom) + Padding;

    public static GridGeometry Of(ImageGrid grid)
    {
        var image = grid.Width * grid.Scale;
        var text = grid.ColumnLabels.Concat(grid.Captions).Select(WidthOf).DefaultIfEmpty(0).Max();
        var cell = Math.Max(image, text);
        var captionRoom = grid.Captions.Count > 0 ? LineHeight : 0;
        return new(cell, grid.Height * grid.Scale, grid.Columns, grid.Rows, grid.Padding, (cell - image) / 2, captionRoom);
    }

    /// <summary>The upper left corner of image <paramref name="index"/>.</summary>
    public (int Left, int Top) CornerOf(int index) => (
        Padding + index % Columns * (CellWidth + Padding) + Indent,
        Padding + index / Columns * (CellHeight + Padding + CaptionRoom));

    public string ToSvg(ImageGrid grid)
    {
        var left = Math.Max(grid.RowLabelRoom, grid.RowLabels.Count > 0 ? grid.RowLabels.Max(WidthOf) + 8 : 0);
        var title = grid.Title is null ? 0 : LineHeight + 6;
        var legend = grid.Points.Count > 0 ? LineHeight + 4 : 0;
        var head = title + legend + (grid.ColumnLabels.Count > 0 ? LineHeight : 0);
        var titleWidth = grid.Title is null ? 0 : (int)SvgWriter.WidthOf(grid.Title, Theme.TitleSize, bold: true);
        var legendWidth = left + grid.Points.Sum(LegendWidth);
        var svg = new SvgWriter(Math.Max(left + Width, Math.Max(titleWidth, legendWidth)), head + Height, grid.ToString());
        if (grid.Title is not null)
            svg.Text(0, Theme.TitleSize, grid.Title, Theme.TitleSize, bold: true);
        DrawLegend(svg, grid, left + Padding, title + LineHeight / 2.0);
        svg.Image(left, head, Width, Height, grid.Draw(this));
        for (var column = 0; column < Math.Min(grid.ColumnLabels.Count, Columns); column++)
            svg.Text(left + CenterOf(column), head - 5, grid.ColumnLabels[column], TextSize, "middle", Theme.Quiet);
        for (var row = 0; row < Math.Min(grid.RowLabels.Count, Rows); row++)
            svg.Text(left - 6, head + CornerOf(row * Columns).Top + CellHeight / 2.0 + 4, grid.RowLabels[row], TextSize, "end");
        for (var i = 0; i < Math.Min(grid.Captions.Count, grid.Count); i++)
        {
            var baseLine = head + CornerOf(i).Top + CellHeight + TextSize + 1;
            svg.Text(left + CenterOf(i % Columns), baseLine, grid.Captions[i], TextSize, "middle", Theme.Quiet);
        }
        return svg.ToString();
    }

    private static void DrawLegend(SvgWriter svg, ImageGrid grid, double x, double y)
    {
        for (var i = 0; i < grid.Points.Count; i++)
        {
            var color = grid.PointColor(i);
            if (grid.Points[i].Mark == PointMark.Disc)
                svg.Dots([(x + 6, y)], 9, color, 1);
            else
            {
                svg.Line(x + 2, y - 4, x + 10, y + 4, color, 2);
                svg.Line(x + 2, y + 4, x + 10, y - 4, color, 2);
            }
            svg.Text(x + 16, y + 4, grid.Points[i].Name, TextSize);
            x += LegendWidth(grid.Points[i]);
        }
    }

    private static int LegendWidth(ImagePoints points) => WidthOf(points.Name) + 34;

    private double CenterOf(int column) => Padding + column * (CellWidth + Padding) + CellWidth / 2.0;

    private static int WidthOf(string label) => (int)Math.Ceiling(SvgWriter.WidthOf(label, TextSize));
}
