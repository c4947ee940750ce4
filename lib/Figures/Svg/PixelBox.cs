namespace FilterGen.Figures.Svg;

/// <summary>A rectangle of the picture; y grows downwards.</summary>
internal readonly record struct PixelBox(double Left, double Top, double Right, double Bottom)
{
    public double Width => Right - Left;

    public double Height => Bottom - Top;
}
