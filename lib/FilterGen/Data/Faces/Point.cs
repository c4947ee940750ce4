namespace FilterGen.Data.Faces;

/// <summary>A place in an image in pixels: x to the right, y downwards, (0, 0) the centre of the upper left pixel.</summary>
internal readonly record struct Point(double X, double Y)
{
    public static Point operator +(Point left, Point right) => new(left.X + right.X, left.Y + right.Y);

    public static Point operator -(Point left, Point right) => new(left.X - right.X, left.Y - right.Y);

    public static Point Middle(Point left, Point right) => new((left.X + right.X) / 2, (left.Y + right.Y) / 2);
}
