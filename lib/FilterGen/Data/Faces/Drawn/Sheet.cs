using SkiaSharp;

namespace FilterGen.Data.Faces.Drawn;

/// <summary>A square picture to paint on, with soft edges of about a pixel.</summary>
internal sealed class Sheet
{
    private readonly Colour[] pixels;

    public Sheet(int side)
    {
        Side = side;
        pixels = new Colour[side * side];
    }

    public int Side { get; }

    /// <summary>Paints every pixel with the colour of its place.</summary>
    public void Fill(Func<Point, Colour> colour)
    {
        for (var y = 0; y < Side; y++)
            for (var x = 0; x < Side; x++)
                pixels[y * Side + x] = colour(new(x, y));
    }

    /// <summary>Paints an ellipse, in any position and as foreshortened as its half axes say.</summary>
    /// <param name="middle">Its middle.</param>
    /// <param name="first">From its middle to its edge along one axis.</param>
    /// <param name="second">The same along the other.</param>
    /// <param name="colour">The colour by the place inside, in half axes: −1 to 1 along each.</param>
    /// <param name="opacity">0 to 1.</param>
    public void Ellipse(Point middle, Point first, Point second, Func<Point, Colour> colour, double opacity = 1)
    {
        var area = first.X * second.Y - first.Y * second.X;
        if (Math.Abs(area) < 1e-6)
            return;
        var softness = Math.Abs(area) / Math.Max(Length(first), Length(second));
        var reach = new Point(1 + Length(new(first.X, second.X)), 1 + Length(new(first.Y, second.Y)));
        for (var y = Clamp(middle.Y - reach.Y); y <= Clamp(middle.Y + reach.Y); y++)
            for (var x = Clamp(middle.X - reach.X); x <= Clamp(middle.X + reach.X); x++)
            {
                var from = new Point(x, y) - middle;
                var inside = new Point(
                    (from.X * second.Y - from.Y * second.X) / area, (first.X * from.Y - first.Y * from.X) / area);
                var cover = Math.Clamp(0.5 + (1 - Length(inside)) * softness, 0, 1) * opacity;
                if (cover > 0)
                    Blend(x, y, colour(inside), cover);
            }
    }

    /// <summary>Paints an ellipse in one colour.</summary>
    public void Ellipse(Point middle, Point first, Point second, Colour colour, double opacity = 1) =>
        Ellipse(middle, first, second, _ => colour, opacity);

    /// <summary>Paints a line that bends from one point over a second to a third, as a quadratic Bézier curve does.</summary>
    /// <param name="from">Its start.</param>
    /// <param name="over">The point it is drawn to.</param>
    /// <param name="to">Its end.</param>
    /// <param name="width">Its width in pixels.</param>
    /// <param name="colour">Its colour.</param>
    /// <param name="opacity">0 to 1.</param>
    public void Stroke(Point from, Point over, Point to, double width, Colour colour, double opacity = 1)
    {
        const int Pieces = 12;
        var points = Enumerable.Range(0, Pieces + 1).Select(i => Bend(from, over, to, (double)i / Pieces)).ToArray();
        var reach = width / 2 + 1;
        for (var y = Clamp(points.Min(p => p.Y) - reach); y <= Clamp(points.Max(p => p.Y) + reach); y++)
            for (var x = Clamp(points.Min(p => p.X) - reach); x <= Clamp(points.Max(p => p.X) + reach); x++)
            {
                var distance = double.MaxValue;
                for (var i = 0; i < Pieces; i++)
                    distance = Math.Min(distance, Distance(new(x, y), points[i], points[i + 1]));
                var cover = Math.Clamp(0.5 + width / 2 - distance, 0, 1) * opacity;
                if (cover > 0)
                    Blend(x, y, colour, cover);
            }
    }

    /// <summary>The picture as it is now, with a gain and noise of a given deviation.</summary>
    public SKBitmap Develop(double gain, double noise, Random random)
    {
        var developed = new SKColor[pixels.Length];
        for (var i = 0; i < pixels.Length; i++)
        {
            // The sum of three uniform numbers is close to a normal one and costs less.
            var grain = (random.NextDouble() + random.NextDouble() + random.NextDouble() - 1.5) * 2 * noise;
            var colour = pixels[i] * gain;
            developed[i] = new(Round(colour.Red + grain), Round(colour.Green + grain), Round(colour.Blue + grain));
        }
        return new(Side, Side, SKColorType.Rgba8888, SKAlphaType.Opaque) { Pixels = developed };

        static byte Round(double value) => (byte)Math.Clamp(value + 0.5, 0, 255);
    }

    private static double Length(Point point) => Math.Sqrt(point.X * point.X + point.Y * point.Y);

    private static Point Bend(Point from, Point over, Point to, double t)
    {
        var (a, b, c) = ((1 - t) * (1 - t), 2 * t * (1 - t), t * t);
        return new(a * from.X + b * over.X + c * to.X, a * from.Y + b * over.Y + c * to.Y);
    }

    private static double Distance(Point point, Point from, Point to)
    {
        var (line, way) = (to - from, point - from);
        var square = line.X * line.X + line.Y * line.Y;
        var share = square == 0 ? 0 : Math.Clamp((way.X * line.X + way.Y * line.Y) / square, 0, 1);
        return Length(new(way.X - share * line.X, way.Y - share * line.Y));
    }

    private int Clamp(double place) => (int)Math.Clamp(place, 0, Side - 1);

    private void Blend(int x, int y, Colour colour, double cover) =>
        pixels[y * Side + x] = pixels[y * Side + x].Towards(colour, cover);
}
