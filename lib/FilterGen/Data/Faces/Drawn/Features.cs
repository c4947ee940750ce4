namespace FilterGen.Data.Faces.Drawn;

/// <summary>The features of a drawn face, and where they are.</summary>
/// <param name="sheet">What is painted on.</param>
/// <param name="look">Whose features they are.</param>
/// <param name="pose">How the head stands.</param>
/// <param name="random">Decides what the look leaves open.</param>
internal sealed class Features(Sheet sheet, Look look, HeadPose pose, Random random)
{
    private static readonly Colour White = new(245, 242, 238);
    private static readonly Colour Black = new(18, 14, 14);

    /// <summary>Their places in the order of <see cref="LandmarkData.Landmarks"/>.</summary>
    public Point[] Landmarks => [Eye(-1), Eye(1), NoseTip, MouthCorner(-1), MouthCorner(1)];

    private Point NoseTip => pose.Place(0, look.NoseY, 0.98);

    private double Scale => pose.Scale;

    /// <summary>Paints them all.</summary>
    public void Paint()
    {
        foreach (var side in new[] { -1, 1 })
            EyeAndBrow(side);
        Nose();
        Mouth();
        if (look.Glasses)
            Glasses();
    }

    private Point Eye(int side) => pose.Place(side * look.EyeX, look.EyeY, 0.66);

    private Point MouthCorner(int side) => pose.Place(side * look.MouthX, look.MouthY - look.Smile / 2, 0.6);

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
        sheet.Stroke(inner, middle - new Point(2 * down.X, 2 * down.Y), outer, 0.035 * Scale, Black, 0.85);
        var (x, y) = (side * look.EyeX, look.EyeY - look.BrowLift);
        sheet.Stroke(
            pose.Place(x - 0.17, y + side * look.BrowSlant, 0.68),
            pose.Place(x, y - 0.09, 0.7),
            pose.Place(x + 0.17, y - side * look.BrowSlant, 0.68),
            0.07 * Scale, look.Hair * 0.8, 0.9);
    }

    private void Nose()
    {
        var shadow = look.Skin * 0.62;
        var side = random.Next(2) * 2 - 1;
        sheet.Stroke(
            pose.Place(side * 0.05, look.EyeY, 0.78), pose.Place(side * 0.06, look.NoseY - 0.15, 0.95),
            pose.Place(side * look.NoseWidth, look.NoseY + 0.02, 0.82), 0.04 * Scale, shadow, 0.6);
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
            sheet.Stroke(left, over - gap, right, 0.055 * Scale, look.Lips);
            sheet.Stroke(left, over + gap, right, 0.07 * Scale, look.Lips);
            return;
        }
        sheet.Stroke(left, over, right, 0.12 * Scale, look.Lips, 0.85);
        sheet.Stroke(left, over, right, 0.03 * Scale, look.Lips * 0.45);
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
                    0.04 * Scale, frame);
        var bridge = pose.Place(0, look.EyeY - 0.06, 0.95);
        var (left, right) = (pose.Place(Rim - look.EyeX, look.EyeY, 0.75), pose.Place(look.EyeX - Rim, look.EyeY, 0.75));
        sheet.Stroke(left, bridge, right, 0.04 * Scale, frame);
    }
}
