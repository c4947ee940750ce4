using System.Globalization;
using FilterGen.Figures;

namespace FilterGen.Training.Results;

/// <summary>Measured numbers beside the paper's.</summary>
public static class ResultsTable
{
    /// <summary>
    /// One row per configuration and metric: the mean over the seeds with their standard deviation, the paper's number, and
    /// by how much ours is above it.
    /// </summary>
    /// <param name="records">Records of one profile, in the order in which the rows are to stand.</param>
    /// <param name="decimals">Digits after the point.</param>
    /// <exception cref="ArgumentException">Records of both profiles are mixed.</exception>
    public static Table BesidePaper(IEnumerable<RunRecord> records, int decimals = 2)
    {
        var all = records.ToList();
        var profiles = all.Select(record => record.Profile).Distinct().ToList();
        if (profiles.Count > 1)
            throw new ArgumentException($"expected records of one profile, found {string.Join(" and ", profiles)}.", nameof(records));
        var table = new Table("network", "measured", "ours", "paper", "difference", "seeds", "device")
        {
            Caption = profiles is ["quick"] ? "Quick profile: a short run, not the paper's settings" : null,
        };
        foreach (var group in all.GroupBy(record => (record.Config, record.Metric)))
        {
            List<double> values = [.. group.Select(record => record.Value)];
            var paper = group.Select(record => record.Paper).FirstOrDefault(number => number is not null);
            table.Row(group.Key.Config, group.Key.Metric, Spread(values, decimals), Fixed(paper, decimals),
                Signed(values.Average() - paper, decimals), values.Count,
                string.Join("; ", group.Select(record => record.Device).Distinct()));
        }
        return table.Ours("ours").Paper("paper");
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
