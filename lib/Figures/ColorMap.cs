namespace FilterGen.Figures;

/// <summary>Numbers to colours: evenly spaced stops with straight lines between them in RGB.</summary>
public sealed class ColorMap
{
    private readonly string[] stops;

    private ColorMap(string name, bool diverging, params string[] stops)
    {
        Name = name;
        IsDiverging = diverging;
        this.stops = stops;
    }

    /// <summary>Black to white, for pictures.</summary>
    public static ColorMap Grey { get; } = new("grey", false, "#000000", "#ffffff");

    /// <summary>Viridis: dark blue over green to yellow, for amounts.</summary>
    public static ColorMap Viridis { get; } = new(
        "viridis", false, "#440154", "#472d7b", "#3b528b", "#2c728e", "#21918c", "#28ae80", "#5ec962", "#addc30", "#fde725");

    /// <summary>White to dark blue, for counts: what is not there stays white.</summary>
    public static ColorMap Blues { get; } = new(
        "blues", false, "#ffffff", "#deebf7", "#c6dbef", "#9ecae1", "#6baed6", "#4292c6", "#2171b5", "#08519c", "#08306b");

    /// <summary>Blue, white, red, for signed values; white is zero, since a diverging map's range is symmetric.</summary>
    public static ColorMap Diverging { get; } = new(
        "diverging", true, "#053061", "#2166ac", "#4393c3", "#92c5de", "#d1e5f0", "#ffffff",
        "#fddbc7", "#f4a582", "#d6604d", "#b2182b", "#67001f");

    /// <summary>The map's name, in lower case.</summary>
    public string Name { get; }

    /// <summary>Whether the middle colour means zero.</summary>
    public bool IsDiverging { get; }

    /// <summary>The colour at <paramref name="position"/>, which is clamped to [0, 1]; NaN is a violet no map has.</summary>
    public (byte Red, byte Green, byte Blue) At(double position)
    {
        if (double.IsNaN(position))
            return (0xb0, 0x40, 0xe0);
        var place = Math.Clamp(position, 0, 1) * (stops.Length - 1);
        var left = Math.Min((int)place, stops.Length - 2);
        var share = place - left;
        return (Mix(1), Mix(3), Mix(5));

        byte Mix(int digit) =>
            (byte)Math.Round((1 - share) * Channel(stops[left], digit) + share * Channel(stops[left + 1], digit));
    }

    /// <summary>The range that the map should span for <paramref name="values"/>: symmetric about 0 when it diverges.</summary>
    internal (double Low, double High) RangeOf(IEnumerable<double> values)
    {
        var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var value in values)
        {
            if (!Numbers.IsPlace(value))
                continue;
            low = Math.Min(low, value);
            high = Math.Max(high, value);
        }
        if (low > high)
            return (0, 1);
        if (!IsDiverging)
            return low < high ? (low, high) : (low, low + Math.Max(1, 1e-6 * Math.Abs(low)));
        var size = Math.Max(Math.Abs(low), Math.Abs(high));
        return size > 0 ? (-size, size) : (-1, 1);
    }

    internal object[][] ToColorscale() =>
        [.. stops.Select((color, i) => new object[] { Numbers.Short((double)i / (stops.Length - 1)), color })];

    /// <summary>"#rrggbb" as bytes.</summary>
    /// <exception cref="ArgumentException">The text has another form.</exception>
    internal static (byte Red, byte Green, byte Blue) Parse(string color) =>
        color.Length == 7 && color[0] == '#' && color.AsSpan(1).IndexOfAnyExcept("0123456789abcdefABCDEF") < 0
            ? (Channel(color, 1), Channel(color, 3), Channel(color, 5))
            : throw new ArgumentException($"expected a colour as #rrggbb, found {color}.");

    private static byte Channel(string color, int digit) =>
        byte.Parse(color.AsSpan(digit, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
