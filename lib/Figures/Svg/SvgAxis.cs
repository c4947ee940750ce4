namespace FilterGen.Figures.Svg;

/// <summary>One axis: places on the data's scale to pixels.</summary>
internal sealed class SvgAxis
{
    private readonly Dictionary<string, int> categories = [];
    private readonly bool isDate;
    private readonly double unit = 1;
    private readonly double low;
    private readonly double high;
    private readonly double start;
    private readonly double end;

    /// <param name="settings">Plotly's axis.</param>
    /// <param name="places">Numbers and category names that the axis has to reach.</param>
    /// <param name="start">The pixel of the axis' beginning.</param>
    /// <param name="end">The pixel of its end.</param>
    /// <param name="fit">How the range follows from the numbers.</param>
    public SvgAxis(JsonElement settings, IEnumerable<JsonElement> places, double start, double end, AxisFit fit)
    {
        Settings = settings;
        IsLogarithmic = settings.Get("type").Text() == "log";
        (this.start, this.end) = (start, end);
        var all = places.ToList();
        var texts = all.Where(place => place.ValueKind == JsonValueKind.String).ToList();
        isDate = !fit.IsOfCells && texts.Count > 0 && settings.Get("type").Text("date") is "date" or "-"
            && texts.All(text => double.IsFinite(DateTicks.Parse(text.Text())));
        var numbers = new List<double>();
        foreach (var place in all)
            if (place.ValueKind == JsonValueKind.String && !isDate)
                categories.TryAdd(place.Text(), categories.Count);
            else if (Scale(Number(place)) is var number && Numbers.IsPlace(number))
                numbers.Add(number);
        if (categories.Count == 0 && fit.Bars is { } bars)
        {
            double[] sorted = [.. bars.Select(bar => Number(bar)).Where(Numbers.IsPlace).Distinct().Order()];
            unit = sorted.Zip(sorted.Skip(1), (left, right) => right - left).DefaultIfEmpty(1).Min();
        }
        (low, high) = Range(numbers, fit);
        if (settings.Get("autorange").Text() == "reversed" || low > high)
            (this.start, this.end) = (end, start);
        if (low > high)
            (low, high) = (high, low);
    }

    public JsonElement Settings { get; }

    public bool IsLogarithmic { get; }

    public string Title => Settings.Get("title").Get("text").Text();

    /// <summary>The ticks as pixels and labels.</summary>
    public IEnumerable<(double Pixel, string Label)> Ticks(int wanted)
    {
        if (!Settings.Get("showticklabels").Flag(true))
            return [];
        if (categories.Count > 0)
            return categories.Select(category => (Pixel(category.Value), category.Key));
        var ticks = isDate ? DateTicks.Round(low, high, wanted / 2) : IsLogarithmic
            ? Svg.Ticks.Logarithmic(low, high)
            : Svg.Ticks.Linear(low, high, wanted, Settings.Get("dtick").Number());
        return ticks.Select(tick => (Pixel(tick.Value), tick.Label));
    }

    /// <summary>The pixel of a number or a category; NaN where there is none.</summary>
    public double At(JsonElement place) =>
        place.ValueKind == JsonValueKind.String && !isDate
            ? categories.TryGetValue(place.Text(), out var index) ? Pixel(index) : double.NaN
            : At(Number(place));

    /// <summary>The pixel of a number.</summary>
    public double At(double value) => Pixel(Scale(value));

    /// <summary>Pixels from one category to the next, or from one bar.</summary>
    public double UnitLength => unit * Math.Abs(end - start) / (high - low);

    private double Pixel(double scaled) => start + (scaled - low) / (high - low) * (end - start);

    private double Number(JsonElement place, double otherwise = double.NaN) =>
        isDate && place.ValueKind == JsonValueKind.String ? DateTicks.Parse(place.Text()) : place.Number(otherwise);

    private double Scale(double value) => IsLogarithmic ? Math.Log10(value) : value;

    private (double Low, double High) Range(List<double> numbers, AxisFit fit)
    {
        var (from, to) = categories.Count > 0
            ? (-0.5, categories.Count - 0.5)
            : numbers.Count == 0 ? (0, 1) : (numbers.Min(), numbers.Max());
        if (categories.Count == 0)
        {
            if (fit.IncludesZero && !IsLogarithmic)
                (from, to) = (Math.Min(from, 0), Math.Max(to, 0));
            var margin = IsRange(from, to) ? fit.Margin * (to - from) : Math.Max(0.5, Least(from, to));
            margin = Math.Max(margin, fit.Bars is not null && !IsLogarithmic ? unit / 2 : 0);
            (from, to) = (fit.IncludesZero && from == 0 ? 0 : from - margin, to + margin);
        }
        var set = Settings.Get("range").Items().ToList();
        if (set.Count == 2)
            (from, to) = (Number(set[0], from), Number(set[1], to));
        return IsRange(Math.Min(from, to), Math.Max(from, to)) ? (from, to) : (from, from + Math.Max(1, Least(from, to)));
    }

    /// <summary>Whether two numbers are so far apart that places between them can be told from each other.</summary>
    private static bool IsRange(double from, double to) => to - from > 1e-6 * Least(from, to);

    /// <summary>The length of an axis that is sure to be a range at such numbers.</summary>
    private static double Least(double from, double to) => 1e-6 * Math.Max(Math.Abs(from), Math.Abs(to));
}
