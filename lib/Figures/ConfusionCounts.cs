namespace FilterGen.Figures;

/// <summary>How often each class was taken for each other.</summary>
internal static class ConfusionCounts
{
    /// <summary>Counts [true class, predicted class].</summary>
    public static long[,] Of(string title, IReadOnlyList<long> labels, IReadOnlyList<long> predictions, int classes)
    {
        if (labels.Count == 0 || labels.Count != predictions.Count)
            throw new ArgumentException(
                $"Figure \"{title}\": expected one prediction for each of at least one label, "
                + $"found {labels.Count} labels and {predictions.Count} predictions.");
        var counts = new long[classes, classes];
        foreach (var (label, prediction) in labels.Zip(predictions))
        {
            if (Math.Min(label, prediction) < 0 || Math.Max(label, prediction) >= classes)
                throw new ArgumentException(
                    $"Figure \"{title}\": expected classes from 0 to {classes - 1}, found {label} predicted as {prediction}.");
            counts[label, prediction]++;
        }
        return counts;
    }

    /// <summary>Counts as shares of their row; a class without samples has none.</summary>
    public static double[,] Shares(long[,] counts)
    {
        var size = counts.GetLength(0);
        var shares = new double[size, size];
        for (var row = 0; row < size; row++)
        {
            var all = Enumerable.Range(0, size).Sum(column => counts[row, column]);
            for (var column = 0; column < size; column++)
                shares[row, column] = all == 0 ? double.NaN : (double)counts[row, column] / all;
        }
        return shares;
    }
}
