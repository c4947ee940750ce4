using System.Text.RegularExpressions;

namespace FilterGen.Figures.Svg;

/// <summary>Dates and times on an axis, as days since 0001-01-01.</summary>
internal static partial class DateTicks
{
    private const double Hour = 1.0 / 24;
    private const double Minute = Hour / 60;
    private const double Second = Minute / 60;
    private const double Year = 365.25;
    private const int Most = 50;
    private const int LastYear = 9999;

    private static readonly (double Days, string Format)[] Steps =
    [
        .. Of(Second, "HH:mm:ss", 1, 2, 5, 10, 15, 30), .. Of(Minute, "HH:mm", 1, 2, 5, 10, 15, 30), .. Of(Hour, "MMM d, HH:mm", 1, 2, 3, 6, 12),
        .. Of(1, "MMM d, yyyy", 1, 2, 7, 14), .. Of(Year / 12, "MMM yyyy", 1, 2, 3, 6), .. Of(Year, "yyyy", 1, 2, 5, 10, 20, 50, 100, 500, 1000),
    ];

    /// <summary>A date as plotly.js reads it, such as 2020-01-31 or 2020-01-31T12:00:00; NaN of any other text.</summary>
    public static double Parse(string text) =>
        Iso().IsMatch(text) && DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var date)
            ? Days(date)
            : double.NaN;

    /// <summary>Round dates within the range, about <paramref name="wanted"/> of them.</summary>
    public static IEnumerable<(double Value, string Label)> Round(double low, double high, int wanted)
    {
        var least = (high - low) / Math.Max(1, wanted);
        var (step, format) = Steps.FirstOrDefault(step => step.Days >= least, Steps[^1]);
        var count = 0;
        var start = TimeSpan.FromDays(Math.Clamp(low, 0, Days(DateTime.MaxValue)));
        for (var date = First(DateTime.MinValue + start, step); Days(date) <= high && count++ < Most; date = Next(date, step))
            yield return (Days(date), date.ToString(format, CultureInfo.InvariantCulture));
    }

    private static IEnumerable<(double, string)> Of(double unit, string format, params int[] counts) => counts.Select(count => (count * unit, format));

    private static DateTime First(DateTime low, double step)
    {
        if (step < 27)
        {
            // Weeks begin on Mondays, and all else at midnight of some day.
            var day = low.Date.AddDays(step < 7 ? 0 : -(((int)low.DayOfWeek + 6) % 7));
            while (day < low) day = Next(day, step);
            return day;
        }
        var months = Months(step);
        var past = low.Year * 12 + low.Month - 1;
        var first = (low == new DateTime(low.Year, low.Month, 1) ? past : past + 1) + months - 1;
        return new DateTime(1, 1, 1).AddMonths(Math.Clamp(first / months * months, 12, LastYear * 12) - 12);
    }

    private static double Days(DateTime date) => (date - DateTime.MinValue).TotalDays;

    private static DateTime Next(DateTime date, double step) =>
        date.Year + Months(step) / 12 >= LastYear ? DateTime.MaxValue
        : step < 27 ? date.AddSeconds(Math.Round(step * 86400))
        : date.AddMonths(Months(step));

    private static int Months(double step) => (int)Math.Round(12 * step / Year);

    [GeneratedRegex(@"^\d{4}-\d{1,2}(-\d{1,2}([ T]\d{1,2}:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Iso();
}
