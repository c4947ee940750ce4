namespace FilterGen.Figures.Svg;

/// <summary>Round numbers for an axis.</summary>
internal static class Ticks
{
    private const int Most = 50;

    /// <summary>Multiples of <paramref name="step"/> within the range; NaN chooses one for about <paramref name="wanted"/> ticks.</summary>
    public static IReadOnlyList<(double Value, string Label)> Linear(double low, double high, int wanted, double step)
    {
        if (!(step > 0) || (high - low) / step > Most)
            step = RoundStep((high - low) / Math.Max(1, wanted));
        var decimals = Math.Clamp((int)Math.Ceiling(-Math.Log10(step) - 1e-9), 0, 12);
        var most = Math.Max(Math.Abs(low), Math.Abs(high));
        var ticks = new List<(double, string)>();
        var first = Math.Ceiling(low / step - 1e-9);
        for (var i = 0; i <= Most && (first + i) * step <= high + step * 1e-9; i++)
        {
            var value = step < 1e-12 ? (first + i) * step : Math.Round((first + i) * step, decimals) + 0.0;
            // Short labels are equal where the ticks differ only far behind the first digit.
            var label = most < 1e-6 ? Numbers.Significant(value)
                : most >= 1e6 && (most / step < 1e4 || most >= 1e15) ? Short(value)
                : value.ToString("N" + Numbers.Invariant(decimals), CultureInfo.InvariantCulture);
            ticks.Add((value, label));
        }
        return ticks;
    }

    /// <summary>Powers of ten between the exponents <paramref name="low"/> and <paramref name="high"/>; with 2 and 5 when few.</summary>
    public static IReadOnlyList<(double Value, string Label)> Logarithmic(double low, double high)
    {
        var step = Math.Max(1, (int)Math.Ceiling((high - low) / 8));
        double[] digits = high - low <= 3 ? [1, 2, 5] : [1];
        var ticks = new List<(double, string)>();
        for (var power = (int)Math.Floor(low); power <= high; power += step)
            foreach (var digit in digits)
                if (power + Math.Log10(digit) is var place && place >= low - 1e-9 && place <= high + 1e-9)
                    ticks.Add((place, Numbers.Significant(digit * Math.Pow(10, power))));
        return ticks;
    }

    private static string Short(double value) => Math.Abs(value) switch
    {
        >= 1e15 => Numbers.Significant(value),
        >= 1e9 => Numbers.Significant(value / 1e9) + "G",
        >= 1e6 => Numbers.Significant(value / 1e6) + "M",
        >= 1e3 => Numbers.Significant(value / 1e3) + "k",
        _ => Numbers.Significant(value),
    };

    private static double RoundStep(double rough)
    {
        if (!(rough > 0) || !double.IsFinite(rough))
            return 1;
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        return power * ((rough / power) switch { <= 1 => 1, <= 2 => 2, <= 5 => 5, _ => 10 });
    }
}
