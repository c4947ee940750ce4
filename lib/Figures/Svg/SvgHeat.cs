using FilterGen.Figures.Raster;

namespace FilterGen.Figures.Svg;

/// <summary>Draws heat maps: the cells as one small embedded picture, with a colour bar beside it.</summary>
internal static class SvgHeat
{
    private const int LeastSide = 256;
    private const double BarWidth = 12;
    private const int BarSteps = 128;
    private const double SmallestText = 7;

    public static void DrawCells(SvgWriter svg, JsonElement trace, SvgAxis y, PixelBox box)
    {
        var rows = trace.Get("z").Items().Select(row => row.Items().Select(cell => cell.Number()).ToArray()).ToList();
        var texts = trace.Get("text").Items().Select(row => row.Items().Select(cell => cell.Text()).ToArray()).ToList();
        if (y.Settings.Get("autorange").Text() != "reversed")
        {
            rows.Reverse();
            texts.Reverse();
        }
        var columns = rows.Select(row => row.Length).DefaultIfEmpty(0).Max();
        if (columns == 0)
            return;
        var colors = new Scale(trace);
        var side = Math.Max(1, LeastSide / Math.Max(columns, rows.Count));
        using var bitmap = new Bitmap(columns * side, rows.Count * side, 3, byte.MaxValue);
        foreach (var (row, column, value) in Cells(rows))
            bitmap.Paint(column * side, row * side, side, colors.At(value));
        svg.Image(box.Left, box.Top, box.Width, box.Height, bitmap.ToPng());

        var (width, height) = (box.Width / columns, box.Height / rows.Count);
        var size = Math.Min(12, Math.Min(width / 3.2, height / 1.1));
        if (trace.Get("texttemplate").Text().Length == 0 || size < SmallestText)
            return;
        foreach (var (row, column, value) in Cells(rows))
        {
            var (x, baseLine) = (box.Left + (column + 0.5) * width, box.Top + (row + 0.5) * height + size / 3);
            var text = row < texts.Count && column < texts[row].Length ? texts[row][column] : Numbers.Significant(value, 3);
            svg.Text(x, baseLine, text, size, "middle", colors.IsDark(value) ? Theme.Paper : Theme.Ink);
        }
    }

    public static void DrawBar(SvgWriter svg, JsonElement trace, PixelBox box)
    {
        var colors = new Scale(trace);
        using var bitmap = new Bitmap(1, BarSteps, 3, byte.MaxValue);
        for (var i = 0; i < BarSteps; i++)
            bitmap.Paint(0, BarSteps - 1 - i, 1, colors.At(colors.Low + (colors.High - colors.Low) * i / (BarSteps - 1)));
        var percent = trace.Get("colorbar").Get("tickformat").Text().EndsWith('%');
        var left = box.Right + 10;
        svg.Image(left, box.Top, BarWidth, box.Height, bitmap.ToPng());
        foreach (var (value, label) in Ticks.Linear(colors.Low, colors.High, (int)(box.Height / 45), double.NaN))
        {
            var share = (value - colors.Low) / (colors.High - colors.Low);
            var text = percent ? Numbers.Percent(value, 0) : label;
            svg.Text(left + BarWidth + 5, box.Bottom - share * box.Height + 4, text, 12);
        }
    }

    private static IEnumerable<(int Row, int Column, double Value)> Cells(List<double[]> rows)
    {
        for (var row = 0; row < rows.Count; row++)
            for (var column = 0; column < rows[row].Length; column++)
                if (double.IsFinite(rows[row][column]))
                    yield return (row, column, rows[row][column]);
    }

    /// <summary>A trace's colours between its smallest and its largest value.</summary>
    private sealed class Scale
    {
        private readonly (double Place, string Color)[] stops;

        public Scale(JsonElement trace)
        {
            var given = Stops(trace.Get("colorscale"));
            var readable = given.Length > 1 && given.All(stop => stop.Color.Length == 7 && stop.Color[0] == '#');
            stops = readable ? given : Stops(JsonSerializer.SerializeToElement(ColorMap.Viridis.ToColorscale()));
            var (low, high) = ColorMap.Viridis.RangeOf(trace.Get("z").Items().SelectMany(row => row.Items()).Select(cell => cell.Number()));
            (Low, High) = (trace.Get("zmin").Number(low), trace.Get("zmax").Number(high));
        }

        public double Low { get; }

        public double High { get; }

        public (byte Red, byte Green, byte Blue) At(double value)
        {
            var place = Math.Clamp((value - Low) / (High - Low), 0, 1);
            var right = Math.Max(1, Array.FindIndex(stops, stop => stop.Place >= place));
            var share = (place - stops[right - 1].Place) / (stops[right].Place - stops[right - 1].Place);
            return (Mix(1), Mix(3), Mix(5));

            byte Mix(int digit) =>
                (byte)Math.Round((1 - share) * Channel(stops[right - 1].Color, digit) + share * Channel(stops[right].Color, digit));
        }

        public bool IsDark(double value)
        {
            var (red, green, blue) = At(value);
            return 0.299 * red + 0.587 * green + 0.114 * blue < 140;
        }

        private static (double Place, string Color)[] Stops(JsonElement colorscale) =>
            [.. colorscale.Items().Select(stop => stop.Items().ToList()).Where(stop => stop.Count == 2)
                .Select(stop => (stop[0].Number(), stop[1].Text()))];

        private static int Channel(string color, int digit) =>
            int.Parse(color.AsSpan(digit, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
    }
}
