using FilterGen.Figures;

namespace FilterGen.Training.Results;

/// <summary>Measured numbers beside the paper's.</summary>
public static class ResultsTable
{
    private const string Quick = "Quick profile: a short run, not the paper's settings";

    /// <summary>
    /// One row per configuration and metric: the mean over the seeds with their standard deviation, the paper's number, and
    /// by how much ours is above it.
    /// </summary>
    /// <param name="records">Records of one profile, in the order in which the rows are to stand.</param>
    /// <param name="decimals">Digits after the point.</param>
    /// <param name="device">Whether a column names what computed; without one, which gives the others its room, the caption does.</param>
    /// <exception cref="ArgumentException">Records of both profiles are mixed.</exception>
    public static Table BesidePaper(IEnumerable<RunRecord> records, int decimals = 2, bool device = true)
    {
        var all = records.ToList();
        var places = all.Select(record => new ExpectedResult(record.Row, record.Config, record.Metric, record.Paper));
        return BesidePaper(all, [.. places.DistinctBy(place => (place.Row, place.Config, place.Metric))], decimals, device: device);
    }

    /// <summary>As the other overload does, for the places of a table; one that is not measured has a dash and 0 seeds.</summary>
    /// <param name="records">Records of one profile; those for which the table has no place are left out.</param>
    /// <param name="places">The rows, in their order.</param>
    /// <param name="decimals">Digits after the point.</param>
    /// <param name="caption">What stands above the table.</param>
    /// <param name="device">Whether a column names what computed, or the caption.</param>
    /// <exception cref="ArgumentException">Records of both profiles are mixed.</exception>
    public static Table BesidePaper(
        IEnumerable<RunRecord> records, IEnumerable<ExpectedResult> places, int decimals = 2, string? caption = null,
        bool device = true)
    {
        var all = records.ToList();
        var profiles = all.Select(record => record.Profile).Distinct().ToList();
        if (profiles.Count > 1)
            throw new ArgumentException($"expected records of one profile, found {string.Join(" and ", profiles)}.", nameof(records));
        var table = new Table(["network", "measured", "ours", "paper", "difference", "seeds", .. device ? new[] { "device" } : []])
        {
            Caption = Caption([caption, profiles is ["quick"] ? Quick : null, device ? null : Computed(all)]),
        };
        foreach (var place in places)
        {
            List<RunRecord> here = [.. all.Where(record =>
                (record.Row, record.Config, record.Metric) == (place.Row, place.Config, place.Metric))];
            var paper = place.Paper ?? here.Select(record => record.Paper).FirstOrDefault(number => number is not null);
            object?[] cells = here.Count == 0
                ? [place.Config, place.Metric, null, Fixed(paper, decimals), null, 0, null]
                : Measured(place, here, paper, decimals);
            table.Row(device ? cells : cells[..^1]);
        }
        return table.Ours("ours").Paper("paper");
    }

    private static string? Caption(IEnumerable<string?> parts) =>
        parts.OfType<string>().ToList() is { Count: > 0 } given ? string.Join(". ", given) : null;

    private static string? Computed(List<RunRecord> records) =>
        records.Count == 0 ? null : $"Computed on: {string.Join("; ", records.Select(record => record.Device).Distinct())}";

    private static object?[] Measured(ExpectedResult place, List<RunRecord> records, double? paper, int decimals)
    {
        List<double> values = [.. records.Select(record => record.Value)];
        return [place.Config, place.Metric, Spread(values, decimals), Fixed(paper, decimals),
            Signed(values.Average() - paper, decimals), values.Count,
            string.Join("; ", records.Select(record => record.Device).Distinct())];
    }

    /// <summary>The standard deviation of a sample of at least two.</summary>
    internal static double Deviation(IReadOnlyCollection<double> values)
    {
        var mean = values.Average();
        return Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Count - 1));
    }

    private static string Spread(IReadOnlyCollection<double> values, int decimals) =>
        Fixed(values.Average(), decimals) + (values.Count > 1 ? $" ± {Fixed(Deviation(values), decimals)}" : "");

    private static string? Fixed(double? value, int decimals) => value?.ToString($"F{decimals}", CultureInfo.InvariantCulture);

    private static string? Signed(double? value, int decimals) =>
        value is { } number ? (number < 0 ? "−" : "+") + Fixed(Math.Abs(number), decimals) : null;
}
