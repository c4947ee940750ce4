namespace FilterGen.Data.Faces.Drawn;

/// <summary>What a drawn person looks like and does; lengths in units of the head, from its middle to its chin.</summary>
internal sealed record Look
{
    private static readonly Colour Pale = new(247, 214, 190);
    private static readonly Colour Dark = new(82, 50, 34);

    /// <summary>Makes up a person.</summary>
    public Look(Random random)
    {
        Skin = Pale.Towards(Dark, random.NextDouble()).Towards(new(230, 150, 120), 0.25 * random.NextDouble());
        Hair = new Colour(25, 20, 18).Towards(random.NextDouble() < 0.3 ? new(225, 195, 140) : new(125, 75, 40), random.NextDouble());
        if (random.NextDouble() < 0.12)
            Hair = new Colour(205, 205, 205) * (0.7 + 0.3 * random.NextDouble());
        Iris = new Colour(70, 45, 25).Towards(new(95, 135, 165), random.NextDouble());
        Lips = Skin.Towards(new(175, 45, 60), 0.25 + 0.45 * random.NextDouble());
        Width = Between(0.68, 0.84);
        EyeX = Between(0.27, 0.35);
        EyeY = Between(-0.24, -0.12);
        EyeSize = Between(0.11, 0.15);
        EyeOpen = random.NextDouble() < 0.06 ? 0.08 : Between(0.3, 0.65);
        Gaze = Between(-0.35, 0.35);
        BrowLift = Between(0.15, 0.25);
        BrowSlant = Between(-0.05, 0.05);
        NoseY = Between(0.14, 0.26);
        NoseWidth = Between(0.1, 0.17);
        MouthX = Between(0.2, 0.33);
        MouthY = Between(0.46, 0.58);
        Smile = Between(-0.06, 0.16);
        MouthOpen = random.NextDouble() < 0.4 ? Between(0.04, 0.17) : 0;
        Hairline = Between(-0.72, -0.5);
        LongHair = random.NextDouble() < 0.4;
        Glasses = random.NextDouble() < 0.2;
        Beard = random.NextDouble() < 0.2 ? Between(0.25, 0.8) : 0;

        double Between(double low, double high) => low + (high - low) * random.NextDouble();
    }

    public Colour Skin { get; }

    public Colour Hair { get; }

    public Colour Iris { get; }

    public Colour Lips { get; }

    /// <summary>Half the head's width.</summary>
    public double Width { get; }

    public double EyeX { get; }

    public double EyeY { get; }

    /// <summary>Half an eye's width.</summary>
    public double EyeSize { get; }

    /// <summary>Its height by its width.</summary>
    public double EyeOpen { get; }

    /// <summary>How far the iris is from the eye's middle, in eye sizes.</summary>
    public double Gaze { get; }

    public double BrowLift { get; }

    public double BrowSlant { get; }

    public double NoseY { get; }

    public double NoseWidth { get; }

    /// <summary>Half the mouth's width.</summary>
    public double MouthX { get; }

    public double MouthY { get; }

    /// <summary>How far the mouth's middle hangs below its corners.</summary>
    public double Smile { get; }

    /// <summary>How far the lips are apart.</summary>
    public double MouthOpen { get; }

    public double Hairline { get; }

    public bool LongHair { get; }

    public bool Glasses { get; }

    /// <summary>Opacity of the beard; 0 for none.</summary>
    public double Beard { get; }
}
