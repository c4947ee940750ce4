namespace FilterGen.Figures;

/// <summary>Numbers as text, the same on every machine: a point as decimal mark, commas between thousands.</summary>
public static class Numbers
{
    /// <summary>What stands for a number that is not there (null, NaN or infinite).</summary>
    public const string Missing = "–";

    /// <summary><paramref name="value"/> with <paramref name="decimals"/> digits after the point; a rounded zero has no sign.</summary>
    public static string Fixed(double value, int decimals = 2)
    {
        if (!double.IsFinite(value)) return Missing;
        var digits = Math.Abs(value).ToString("N" + Invariant(decimals), CultureInfo.InvariantCulture);
        return value < 0 && digits.AsSpan().IndexOfAnyInRange('1', '9') >= 0 ? "−" + digits : digits;
    }

    /// <summary>A fraction in [0, 1] as per cent: 0.9872 is "98.72 %".</summary>
    public static string Percent(double fraction, int decimals = 2) =>
        double.IsFinite(fraction) ? Fixed(100 * fraction, decimals) + " %" : Missing;

    /// <summary>A mean and its spread, as "98.80 ± 0.10".</summary>
    public static string WithSpread(double mean, double spread, int decimals = 2) =>
        double.IsFinite(mean) ? $"{Fixed(mean, decimals)} ± {Fixed(spread, decimals)}" : Missing;

    /// <summary>A whole number, as "12,345".</summary>
    public static string Count(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>At most <paramref name="digits"/> significant digits, without trailing zeros: "0.9877", "1.2e-05".</summary>
    public static string Significant(double value, int digits = 4)
    {
        if (!double.IsFinite(value))
            return Missing;
        var size = Math.Abs(value);
        if (value != 0 && (size < 1e-4 || size >= 1e9))
            return value.ToString($"0.{new string('#', digits - 1)}e-00", CultureInfo.InvariantCulture);
        var whole = size < 1 ? 0 : (int)Math.Floor(Math.Log10(size)) + 1;
        var leadingZeros = size is > 0 and < 1 ? -(int)Math.Floor(Math.Log10(size)) - 1 : 0;
        var decimals = Math.Clamp(digits - whole + leadingZeros, 0, 15);
        return Math.Round(value, decimals).ToString("#,0." + new string('#', decimals), CultureInfo.InvariantCulture);
    }

    /// <summary>A culture-free rendering for SVG and HTML attributes, to a hundredth.</summary>
    internal static string Pixels(double value) => Math.Round(value, 2).ToString("0.##", CultureInfo.InvariantCulture);

    internal static string Invariant(int value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>Nine significant digits, what a float carries.</summary>
    internal static double Short(double value) => Short(value, 9);

    /// <summary>Whether a number can stand on an axis: the differences of larger ones overflow, here and in plotly.js.</summary>
    internal static bool IsPlace(double value) => Math.Abs(value) <= 1e300;

    /// <summary>Numbers for a chart, null where there is no number: a gap. Digits that all have in common cost no precision.</summary>
    internal static double?[] Gaps(IEnumerable<double> values)
    {
        double[] all = [.. values];
        var digits = Math.Min(17, 9 + CommonDigits(all));
        return [.. all.Select(value => IsPlace(value) ? Short(value, digits) : (double?)null)];
    }

    /// <summary>How many of their first digits the numbers about have in common: 9 for times in a second of Unix time.</summary>
    internal static int CommonDigits(IEnumerable<double> values)
    {
        var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var value in values.Where(IsPlace)) (low, high) = (Math.Min(low, value), Math.Max(high, value));
        return low < high ? Math.Max(0, (int)Math.Log10(Math.Max(Math.Abs(low), Math.Abs(high)) / (high - low))) : 0;
    }

    private static double Short(double value, int digits) =>
        double.Parse(value.ToString("G" + Invariant(digits), CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    internal static JsonArray Json(IEnumerable<double> values) => new([.. Gaps(values).Select(value => (JsonNode?)value)]);
}
