using Plotly.NET;
using Plotly.NET.TraceObjects;

namespace FilterGen.Figures;

/// <summary>Traces that show how numbers are distributed.</summary>
internal static class Distributions
{
    /// <summary>A violin or a box is made of this many numbers at most, evenly chosen from the sorted ones.</summary>
    public const int MostValues = 2_000;

    /// <summary>What a histogram may be asked for: more cannot be seen, and freeze the page.</summary>
    public const int BinLimit = 10_000;

    private const int LeastBins = 8, MostBins = 100;

    /// <summary>Equal bins from the smallest to the largest number of all; their number follows Freedman and Diaconis (1981).</summary>
    public static double[] Edges(IReadOnlyList<double[]> sorted, int? bins)
    {
        var (low, high) = (sorted.Min(values => values[0]), sorted.Max(values => values[^1]));
        if (low == high)
        {
            var half = Math.Max(0.5, 1e-9 * Math.Abs(low));
            (low, high) = (low - half, high + half);
        }
        var width = sorted.Min(values => 2 * (Quantile(values, 0.75) - Quantile(values, 0.25)) / Math.Cbrt(values.Length));
        var count = bins ?? (width > 0 ? (int)Math.Clamp(Math.Ceiling((high - low) / width), LeastBins, MostBins) : LeastBins);
        return [.. Numbers.Gaps(Enumerable.Range(0, count + 1).Select(i => low + i * (high - low) / count)).OfType<double>()];
    }

    /// <summary>The outline of a histogram, in per cent of the numbers, as a filled area that is closed at its floor.</summary>
    public static Trace Histogram(Distribution numbers, double[] sorted, double[] edges)
    {
        var shares = new double[edges.Length - 1];
        foreach (var value in sorted)
        {
            var bin = Array.BinarySearch(edges, value);
            shares[Math.Clamp(bin < 0 ? ~bin - 1 : bin, 0, shares.Length - 1)] += 100.0 / sorted.Length;
        }
        var digits = 4 + Math.Min(8, Numbers.CommonDigits(edges));
        var text = shares.Select((share, i) =>
            $"{Numbers.Significant(edges[i], digits)} to {Numbers.Significant(edges[i + 1], digits)}: {Numbers.Significant(share, 3)} %").ToList();
        var trace = new Trace2D("scatter").With(
            ("mode", "lines"),
            ("name", numbers.Name),
            ("x", new[] { edges[0] }.Concat(shares.SelectMany((_, i) => new[] { edges[i], edges[i + 1] })).Append(edges[^1]).ToArray()),
            ("y", shares.SelectMany(share => new[] { share, share }).Select(Numbers.Short).Prepend(0).Append(0).ToArray()),
            ("text", text.SelectMany(line => new[] { line, line }).Prepend(text[0]).Append(text[^1]).ToArray()),
            ("hovertemplate", "%{text}"),
            ("fill", "toself"),
            ("hoveron", "points"),
            ("legendgroup", numbers.Name),
            ("line", new Line().With(("width", 1.5))));
        return TraceColors.Paint(trace, numbers.Color);
    }

    /// <summary>A violin (with its box inside) or a box alone.</summary>
    /// <param name="kind">Plotly's "violin" or "box".</param>
    /// <param name="numbers">Its name and colour.</param>
    /// <param name="sorted">Its numbers.</param>
    public static Trace Upright(string kind, Distribution numbers, double[] sorted)
    {
        var trace = new Trace2D(kind).With(
            ("name", numbers.Name),
            ("y", Numbers.Gaps(Thinning.Even(sorted.Length, MostValues).Select(i => sorted[i]))),
            ("legendgroup", numbers.Name),
            ("showlegend", false),
            ("line", new Line().With(("width", 1.5))));
        if (kind == "violin")
            trace.With(("box", new Box().With(("visible", true))), ("points", false), ("spanmode", "hard"), ("width", 0.8));
        else
            trace.With(("boxpoints", false), ("width", 0.5));
        return TraceColors.Paint(trace, numbers.Color);
    }

    /// <summary>The number below which the share <paramref name="share"/> of the sorted numbers lies, between neighbours in a straight line.</summary>
    public static double Quantile(IReadOnlyList<double> sorted, double share)
    {
        var place = share * (sorted.Count - 1);
        var below = (int)Math.Floor(place);
        return sorted[below] + (place - below) * (sorted[Math.Min(below + 1, sorted.Count - 1)] - sorted[below]);
    }
}
