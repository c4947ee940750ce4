using FilterGen.Data.Decoding;

namespace FilterGen.Data.Faces.Drawn;

/// <summary>Draws one face: background, head, hair and features, from what lies behind to what lies before.</summary>
internal sealed class Artist
{
    private const int Side = 112;
    private static readonly Colour White = new(245, 242, 238);
    private static readonly Colour Black = new(18, 14, 14);

    private readonly Random random;
    private readonly Look look;
    private readonly HeadPose pose;
    private readonly Sheet sheet = new(Side);
    private readonly double scale;

    private Artist(Random random)
    {
        this.random = random;
        look = new(random);
        scale = Between(32, 40);
        var middle = new Point(Side / 2.0 + Between(-4, 4), Side / 2.0 + Between(-4, 4));
        pose = new(Between(-32, 32), Between(-16, 16), Between(-25, 25), middle, scale);
    }

    /// <summary>Draws the face that a generator makes up.</summary>
    /// <returns>The picture, and its five landmarks in the order of <see cref="LandmarkData.Landmarks"/>.</returns>
    public static (RasterImage Image, Point[] Landmarks) Draw(Random random)
    {
        var artist = new Artist(random);
        artist.Paint();
        return (artist.sheet.Develop(artist.Between(0.8, 1.2), artist.Between(2, 7), random), artist.Landmarks);
    }

    private Point LeftEye => Eye(-1);

    private Point RightEye => Eye(1);

    private Point NoseTip => pose.Place(0, look.NoseY, 0.98);

    private Point[] Landmarks => [LeftEye, RightEye, NoseTip, MouthCorner(-1), MouthCorner(1)];

    private double Between(double low, double high) => low + (high - low) * random.NextDouble();

    private Point Eye(int side) => pose.Place(side * look.EyeX, look.EyeY, 0.66);

    private Point MouthCorner(int side) => pose.Place(side * look.MouthX, look.MouthY - look.Smile / 2, 0.6);

    private void Paint()
    {
        Background();
        var (across, down) = (pose.Vector(look.Width, 0, 0.25), pose.Vector(0, 1, 0));
        sheet.Ellipse(pose.Place(0, 1.75, -0.3), pose.Vector(1.5, 0, 0), pose.Vector(0, 0.75, 0), Colour.Any(random));
        sheet.Ellipse(pose.Place(0, 1.05, -0.1), pose.Vector(0.38, 0, 0), pose.Vector(0, 0.5, 0), look.Skin * 0.8);
        if (look.LongHair)
            sheet.Ellipse(pose.Place(0, 0.2, -0.3), pose.Vector(look.Width + 0.28, 0, 0), pose.Vector(0, 1.3, 0), look.Hair * 0.85);
        sheet.Ellipse(pose.Place(0, -0.18, -0.15), pose.Vector(look.Width + 0.14, 0, 0), pose.Vector(0, 1, 0), look.Hair);
        foreach (var side in new[] { -1, 1 })
            sheet.Ellipse(pose.Place(side * look.Width, 0, 0), pose.Vector(0.1, 0, 0.1), pose.Vector(0, 0.2, 0), look.Skin * 0.85);
        Head(across, down);
        foreach (var side in new[] { -1, 1 })
            EyeAndBrow(side);
        Nose();
        Mouth();
        if (look.Glasses)
            Glasses();
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
    private void Head(Point across, Point down)
    {
        var light = (X: Between(-0.8, 0.8), Y: Between(-0.8, 0.3));
        var ambient = Between(0.45, 0.8);
        sheet.Ellipse(pose.Place(0, 0, 0), across, down, inside =>
        {
            var front = Math.Sqrt(Math.Max(0, 1 - inside.X * inside.X - inside.Y * inside.Y));
            var shade = ambient + (1 - ambient) * Math.Max(0, inside.X * light.X + inside.Y * light.Y + front) / 1.3;
            var hair = Math.Clamp((look.Hairline + 0.35 * inside.X * inside.X - inside.Y) * 12, 0, 1);
            var beard = look.Beard * Math.Clamp((inside.Y - 0.3 + 0.25 * Math.Abs(inside.X)) * 6, 0, 1);
            return (look.Skin.Towards(look.Hair, Math.Max(hair, beard))) * shade;
        });
    }

    private void EyeAndBrow(int side)
    {
        var (middle, size) = (Eye(side), look.EyeSize);
        var (across, down) = (pose.Vector(size, 0, -side * 0.3 * size), pose.Vector(0, size * look.EyeOpen, 0));
        sheet.Ellipse(middle, pose.Vector(1.5 * size, 0, 0), pose.Vector(0, 0.9 * size, 0), look.Skin * 0.7, 0.35);
        sheet.Ellipse(middle, across, down, White);
        var open = Math.Min(1, look.EyeOpen / 0.6);
        var iris = new Point(middle.X + look.Gaze * across.X, middle.Y + look.Gaze * across.Y);
        sheet.Ellipse(iris, pose.Vector(0.55 * size, 0, 0), pose.Vector(0, 0.55 * size * open, 0), look.Iris);
        sheet.Ellipse(iris, pose.Vector(0.28 * size, 0, 0), pose.Vector(0, 0.28 * size * open, 0), Black);
        var (outer, inner) = (middle + across, middle - across);
        sheet.Stroke(inner, middle - new Point(2 * down.X, 2 * down.Y), outer, 0.035 * scale, Black, 0.85);
        var (x, y) = (side * look.EyeX, look.EyeY - look.BrowLift);
        sheet.Stroke(
            pose.Place(x - 0.17, y + side * look.BrowSlant, 0.68),
            pose.Place(x, y - 0.09, 0.7),
            pose.Place(x + 0.17, y - side * look.BrowSlant, 0.68),
            0.07 * scale, look.Hair * 0.8, 0.9);
    }

    private void Nose()
    {
        var shadow = look.Skin * 0.62;
        var side = random.Next(2) * 2 - 1;
        sheet.Stroke(
            pose.Place(side * 0.05, look.EyeY, 0.78), pose.Place(side * 0.06, look.NoseY - 0.15, 0.95),
            pose.Place(side * look.NoseWidth, look.NoseY + 0.02, 0.82), 0.04 * scale, shadow, 0.6);
        sheet.Ellipse(
            NoseTip, pose.Vector(0.75 * look.NoseWidth, 0, 0), pose.Vector(0, 0.6 * look.NoseWidth, 0),
            look.Skin.Towards(White, 0.25), 0.5);
        foreach (var nostril in new[] { -1, 1 })
            sheet.Ellipse(
                pose.Place(nostril * 0.5 * look.NoseWidth, look.NoseY + 0.08, 0.86),
                pose.Vector(0.035, 0, 0), pose.Vector(0, 0.022, 0), shadow * 0.5);
    }

    private void Mouth()
    {
        var (left, right) = (MouthCorner(-1), MouthCorner(1));
        var over = pose.Place(0, look.MouthY + look.Smile, 0.8);
        if (look.MouthOpen > 0)
        {
            var middle = pose.Place(0, look.MouthY + look.Smile / 4, 0.72);
            sheet.Ellipse(middle, pose.Vector(0.85 * look.MouthX, 0, 0), pose.Vector(0, look.MouthOpen, 0), new Colour(70, 18, 22));
            sheet.Ellipse(
                pose.Place(0, look.MouthY + look.Smile / 4 - 0.35 * look.MouthOpen, 0.73),
                pose.Vector(0.65 * look.MouthX, 0, 0), pose.Vector(0, 0.4 * look.MouthOpen, 0), White);
            var gap = pose.Vector(0, 1.5 * look.MouthOpen, 0);
            sheet.Stroke(left, over - gap, right, 0.055 * scale, look.Lips);
            sheet.Stroke(left, over + gap, right, 0.07 * scale, look.Lips);
            return;
        }
        sheet.Stroke(left, over, right, 0.12 * scale, look.Lips, 0.85);
        sheet.Stroke(left, over, right, 0.03 * scale, look.Lips * 0.45);
    }

    private void Glasses()
    {
        var frame = Colour.Any(random) * 0.4;
        const double Rim = 0.2;
        foreach (var side in new[] { -1, 1 })
            foreach (var half in new[] { -1, 1 })
                sheet.Stroke(
                    pose.Place(side * look.EyeX - Rim, look.EyeY, 0.75),
                    pose.Place(side * look.EyeX, look.EyeY + half * 2 * Rim, 0.8),
                    pose.Place(side * look.EyeX + Rim, look.EyeY, 0.75),
                    0.04 * scale, frame);
        var bridge = pose.Place(0, look.EyeY - 0.06, 0.95);
        var (left, right) = (pose.Place(Rim - look.EyeX, look.EyeY, 0.75), pose.Place(look.EyeX - Rim, look.EyeY, 0.75));
        sheet.Stroke(left, bridge, right, 0.04 * scale, frame);
    }

    /// <summary>A strand, a hand, a microphone: something hides a part of the face.</summary>
    private void SomethingBefore() => sheet.Ellipse(
        pose.Place(Between(-0.7, 0.7), Between(-0.6, 0.9), 1),
        new(Between(3, 9), Between(-9, 9)),
        new(Between(-9, 9), Between(3, 9)),
        Colour.Any(random));
}
