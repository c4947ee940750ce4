namespace FilterGen.Data.Faces.Drawn;

/// <summary>Red, green and blue, 0 to 255; not rounded while a picture is made.</summary>
internal readonly record struct Colour(float Red, float Green, float Blue)
{
    public static Colour operator *(Colour colour, double factor) =>
        new((float)(colour.Red * factor), (float)(colour.Green * factor), (float)(colour.Blue * factor));

    /// <summary>A colour on the way to another.</summary>
    /// <param name="other">The colour at share 1.</param>
    /// <param name="share">0 to 1.</param>
    public Colour Towards(Colour other, double share)
    {
        var s = (float)share;
        return new(Red + (other.Red - Red) * s, Green + (other.Green - Green) * s, Blue + (other.Blue - Blue) * s);
    }

    /// <summary>Any colour.</summary>
    public static Colour Any(Random random) =>
        new(255 * random.NextSingle(), 255 * random.NextSingle(), 255 * random.NextSingle());
}
