namespace FilterGen.Figures;

/// <summary>The line and bar colours, told apart with any common form of colour blindness.</summary>
public static class Palette
{
    // Okabe and Ito (2008) without the yellow that vanishes on white.
    private static readonly string[] Few = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#4d4d4d"];

    // Petroff (2021): ten categories, here with those that are like an earlier one (grey, orange) at the end.
    private static readonly string[] Many =
        ["#3f90da", "#ffa90e", "#bd1f01", "#94a4a2", "#832db6", "#a96b59", "#92dadd", "#b9ac70", "#717581", "#e76300"];

    /// <summary>The colour of series <paramref name="index"/> (from 0) of <paramref name="count"/>, as "#rrggbb".</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="index"/> is negative.</exception>
    public static string Color(int index, int count = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        var colors = Math.Max(count, index + 1) <= Few.Length ? Few : Many;
        return colors[index % colors.Length];
    }

    /// <summary>"#rrggbb" with an opacity in [0, 1], as a CSS colour; any other colour stays as it is.</summary>
    internal static string WithOpacity(string color, double opacity)
    {
        if (color.Length != 7 || color[0] != '#')
            return color;
        var (red, green, blue) = (Channel(1), Channel(3), Channel(5));
        return $"rgba({red},{green},{blue},{Numbers.Pixels(opacity)})";

        string Channel(int digit) =>
            Numbers.Invariant(int.Parse(color.AsSpan(digit, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
    }
}
