namespace FilterGen.Data.Faces.Drawn;

/// <summary>
/// How a drawn head stands before the camera. In the head's own coordinates x goes to the viewer's right, y down and z to the
/// viewer; the head is an ellipsoid about the origin, 1 from its middle to its chin. It is seen from far away.
/// </summary>
internal sealed class HeadPose
{
    private readonly double[,] turn;
    private readonly Point middle;
    private readonly Point level;
    private readonly (double Sin, double Cos) yaw;

    /// <summary>Turns a head.</summary>
    /// <param name="yaw">To the side, in degrees.</param>
    /// <param name="pitch">Up or down, in degrees.</param>
    /// <param name="roll">In the plane of the image, in degrees.</param>
    /// <param name="middle">Where the head's middle is, in pixels.</param>
    /// <param name="scale">Pixels per unit.</param>
    public HeadPose(double yaw, double pitch, double roll, Point middle, double scale)
    {
        (this.middle, Scale) = (middle, scale);
        var (sy, cy) = this.yaw = Math.SinCos(yaw * Math.PI / 180);
        var (sp, cp) = Math.SinCos(pitch * Math.PI / 180);
        var (sr, cr) = Math.SinCos(roll * Math.PI / 180);
        level = new(cr, sr);
        turn = new[,]
        {
            { cr * cy + sr * sp * sy, -sr * cp, cr * sy - sr * sp * cy },
            { sr * cy - cr * sp * sy, cr * cp, sr * sy + cr * sp * cy },
        };
    }

    /// <summary>Pixels per unit.</summary>
    public double Scale { get; }

    /// <summary>Where a point of the head appears in the image.</summary>
    public Point Place(double x, double y, double z) => middle + Vector(x, y, z);

    /// <summary>A direction of the head as it appears in the image, in pixels.</summary>
    public Point Vector(double x, double y, double z) => new(
        Scale * (turn[0, 0] * x + turn[0, 1] * y + turn[0, 2] * z),
        Scale * (turn[1, 0] * x + turn[1, 1] * y + turn[1, 2] * z));

    /// <summary>From the middle to the side of the outline of something as round as the head, in pixels.</summary>
    /// <param name="width">Half its width.</param>
    /// <param name="depth">Half its depth, which shows when the head is turned to the side.</param>
    public Point Outline(double width, double depth)
    {
        var half = Scale * Math.Sqrt(width * yaw.Cos * width * yaw.Cos + depth * yaw.Sin * depth * yaw.Sin);
        return new(half * level.X, half * level.Y);
    }
}
