using SkiaSharp;

namespace FilterGen.Data.Faces.Drawn;

/// <summary>Draws one face: from what lies behind the head to what lies before it.</summary>
internal sealed class Artist
{
    private const int Side = 112;

    private readonly Random random;
    private readonly Look look;
    private readonly HeadPose pose;
    private readonly Sheet sheet = new(Side);
    private readonly Features features;

    private Artist(Random random)
    {
        this.random = random;
        look = new(random);
        var middle = new Point(Side / 2.0 + Between(-4, 4), Side / 2.0 + Between(-4, 4));
        pose = new(Between(-32, 32), Between(-16, 16), Between(-25, 25), middle, scale: Between(32, 40));
        features = new(sheet, look, pose, random);
    }

    /// <summary>Draws the face that a generator makes up.</summary>
    /// <returns>The picture, and its five landmarks in the order of <see cref="LandmarkData.Landmarks"/>.</returns>
    public static (SKBitmap Image, Point[] Landmarks) Draw(Random random)
    {
        var artist = new Artist(random);
        artist.Paint();
        return (artist.sheet.Develop(artist.Between(0.8, 1.2), artist.Between(2, 7), random), artist.features.Landmarks);
    }

    private double Between(double low, double high) => low + (high - low) * random.NextDouble();

    private void Paint()
    {
        Background();
        sheet.Ellipse(pose.Place(0, 1.75, -0.3), pose.Outline(1.5, 0.9), pose.Vector(0, 0.75, 0), Colour.Any(random));
        sheet.Ellipse(pose.Place(0, 1.05, -0.1), pose.Outline(0.38, 0.38), pose.Vector(0, 0.5, 0), look.Skin * 0.8);
        if (look.LongHair)
            sheet.Ellipse(pose.Place(0, 0.2, -0.3), pose.Outline(look.Width + 0.28, 0.9), pose.Vector(0, 1.3, 0), look.Hair * 0.85);
        sheet.Ellipse(pose.Place(0, -0.18, -0.15), pose.Outline(look.Width + 0.14, 0.9), pose.Vector(0, 1, 0), look.Hair);
        foreach (var side in new[] { -1, 1 })
            sheet.Ellipse(pose.Place(side * look.Width, 0, 0), pose.Vector(0.1, 0, 0.1), pose.Vector(0, 0.2, 0), look.Skin * 0.85);
        Head();
        features.Paint();
        if (random.NextDouble() < 0.12)
            SomethingBefore();
    }

    private void Background()
    {
        var (first, second) = (Colour.Any(random), Colour.Any(random));
        var (sin, cos) = Math.SinCos(Between(0, 2 * Math.PI));
        sheet.Fill(place => first.Towards(second, Math.Clamp(0.5 + ((place.X * cos + place.Y * sin) / Side - 0.5 * (cos + sin)), 0, 1)));
        for (var i = random.Next(3, 9); i > 0; i--)
            sheet.Ellipse(
                new(Between(0, Side), Between(0, Side)),
                new(Between(-25, 25), Between(-25, 25)),
                new(Between(-25, 25), Between(-25, 25)),
                Colour.Any(random),
                Between(0.3, 1));
    }

    /// <summary>The head as an ellipsoid under a light from somewhere in front; hair above the hairline, a beard below the nose.</summary>
    private void Head()
    {
        var light = (X: Between(-0.8, 0.8), Y: Between(-0.8, 0.3));
        var ambient = Between(0.45, 0.8);
        sheet.Ellipse(pose.Place(0, 0, 0), pose.Outline(look.Width, 0.82), pose.Vector(0, 1, 0), inside =>
        {
            var front = Math.Sqrt(Math.Max(0, 1 - inside.X * inside.X - inside.Y * inside.Y));
            var shade = ambient + (1 - ambient) * Math.Max(0, inside.X * light.X + inside.Y * light.Y + front) / 1.3;
            var hair = Math.Clamp((look.Hairline + 0.35 * inside.X * inside.X - inside.Y) * 12, 0, 1);
            var beard = look.Beard * Math.Clamp((inside.Y - 0.3 + 0.25 * Math.Abs(inside.X)) * 6, 0, 1);
            return look.Skin.Towards(look.Hair, Math.Max(hair, beard)) * shade;
        });
    }

    /// <summary>A strand, a hand, a microphone: something hides a part of the face.</summary>
    private void SomethingBefore() => sheet.Ellipse(
        pose.Place(Between(-0.7, 0.7), Between(-0.6, 0.9), 1),
        new(Between(3, 9), Between(-9, 9)),
        new(Between(-9, 9), Between(3, 9)),
        Colour.Any(random));
}
