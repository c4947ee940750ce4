using FilterGen.Figures.Svg;

namespace FilterGen.Figures.Interactive;

/// <summary>Numbers of each sample as bars about zero, on one scale for all samples.</summary>
internal sealed record ExplorerBars(string Title, float[] Values, int Each, int Group) : ExplorerView(Title)
{
    private const string Negative = "#2166ac";
    private const string Positive = "#b2182b";
    private const int GroupGap = 6;
    private const int LabelRoom = 34;

    public override int Width => (int)(Each * Step) + (Each + Group - 1) / Group * GroupGap + LabelRoom;

    public override int Height => 120;

    private double Step => Math.Clamp(300.0 / Each, 5, 22);

    public override JsonObject ToJson()
    {
        var bars = Words.Of(Values);
        bars.Insert(0, "title", Title);
        bars.Insert(1, "each", Each);
        bars.Insert(2, "group", Group);
        return bars;
    }

    public override void Draw(SvgWriter svg, double left, double top)
    {
        var (low, high) = Words.Range(Values);
        foreach (var value in new[] { low, 0, high })
            svg.Text(left, Level(value) + 4, Numbers.Fixed(value, 1), 11, fill: Theme.Quiet);
        svg.Line(left + LabelRoom - 2, Level(0), left + Width, Level(0), Theme.AxisLine);
        for (var i = 0; i < Each; i++)
        {
            var value = float.IsFinite(Values[i]) ? Values[i] : 0;
            var x = left + LabelRoom + i * Step + i / Group * GroupGap;
            var (upper, size) = (Math.Min(Level(0), Level(value)), Math.Abs(Level(value) - Level(0)));
            svg.Rectangle(x, upper, Step - 1.5, size, value < 0 ? Negative : Positive);
            if (Group > 1 && i % Group == 0)
                svg.Text(x, top + Height - 3, Numbers.Invariant(1 + i / Group), 11, fill: Theme.Quiet);
        }

        double Level(double value) => top + 8 + (high - value) / (high - low) * (Height - 26);
    }
}
