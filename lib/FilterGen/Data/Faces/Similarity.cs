namespace FilterGen.Data.Faces;

/// <summary>A map of the plane that turns, scales and shifts: (x, y) → (A·x − B·y + X, B·x + A·y + Y).</summary>
internal readonly record struct Similarity(double A, double B, double X, double Y)
{
    /// <summary>By how much lengths grow.</summary>
    public double Scale => Math.Sqrt(A * A + B * B);

    /// <summary>The map that takes two points to two others.</summary>
    /// <param name="first">A point and where it goes.</param>
    /// <param name="second">Another point and where it goes.</param>
    public static Similarity Between((Point From, Point To) first, (Point From, Point To) second)
    {
        var from = second.From - first.From;
        var to = second.To - first.To;
        var length = from.X * from.X + from.Y * from.Y;
        var a = (from.X * to.X + from.Y * to.Y) / length;
        var b = (from.X * to.Y - from.Y * to.X) / length;
        return new(a, b, first.To.X - a * first.From.X + b * first.From.Y, first.To.Y - b * first.From.X - a * first.From.Y);
    }

    /// <summary>A turn about a point; positive angles go clockwise on the screen, where y grows downwards.</summary>
    /// <param name="degrees">The angle.</param>
    /// <param name="centre">The point that stays.</param>
    public static Similarity Turn(double degrees, Point centre)
    {
        var (b, a) = Math.SinCos(degrees * Math.PI / 180);
        return new(a, b, centre.X - a * centre.X + b * centre.Y, centre.Y - b * centre.X - a * centre.Y);
    }

    public Point Apply(Point point) => new(A * point.X - B * point.Y + X, B * point.X + A * point.Y + Y);

    /// <summary>This map, then another.</summary>
    public Similarity Then(Similarity next)
    {
        var shift = next.Apply(new(X, Y));
        return new(next.A * A - next.B * B, next.B * A + next.A * B, shift.X, shift.Y);
    }

    /// <summary>The way back.</summary>
    public Similarity Inverse()
    {
        var square = A * A + B * B;
        var (a, b) = (A / square, -B / square);
        return new(a, b, -a * X + b * Y, -b * X - a * Y);
    }
}
