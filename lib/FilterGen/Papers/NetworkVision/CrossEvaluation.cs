namespace FilterGen.Papers.NetworkVision;

/// <summary>The accuracies of every classifier behind every fine-tuned autoencoder.</summary>
/// <param name="Classifiers">Names; the autoencoder A_i was tuned through classifier i.</param>
/// <param name="Accuracy">[i, j]: acc(A_i∘j), as fractions or in %.</param>
/// <param name="Alone">acc of each classifier on the images themselves, in the same unit; null if it was not measured.</param>
/// <param name="Pretrained">acc(A_S∘j), the autoencoder before any tuning, in the same unit; null if it was not measured.</param>
public sealed record CrossEvaluation(
    IReadOnlyList<string> Classifiers, double[,] Accuracy, IReadOnlyList<double>? Alone = null, IReadOnlyList<double>? Pretrained = null)
{
    /// <summary>
    /// RRC(A_i∘j) = acc(A_i∘j) / m(i, j), equation 1. The row of A_S, which belongs to no classifier, is over acc(j).
    /// </summary>
    /// <param name="normalization">m.</param>
    /// <param name="own">What acc(i) and acc(j) in m are.</param>
    /// <returns>NaN where the divisor is 0.</returns>
    /// <exception cref="InvalidOperationException">
    /// The sizes do not fit, an accuracy is negative or no number, some are in % and others fractions, or those that are to divide were
    /// not measured.
    /// </exception>
    public RrcTable Rrc(
        RrcNormalization normalization = RrcNormalization.Minimum, OwnAccuracy own = OwnAccuracy.BehindItsAutoencoder)
    {
        Check();
        if (own == OwnAccuracy.Alone && Alone is null)
            throw new InvalidOperationException(
                $"Cross-evaluation: expected {nameof(Alone)}, the accuracy of each classifier on the images themselves, "
                + $"found none. Give it, or take {nameof(OwnAccuracy)}.{nameof(OwnAccuracy.BehindItsAutoencoder)}.");
        var n = Classifiers.Count;
        double[] of = [.. Enumerable.Range(0, n).Select(i => own == OwnAccuracy.Alone ? Alone![i] : Accuracy[i, i])];
        var values = new double[n, n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++) values[i, j] = Ratio(Accuracy[i, j], Divisor(normalization, of[i], of[j]));
        }
        return new(Classifiers, values)
        {
            Pretrained = Pretrained is null ? null : [.. Pretrained.Select((accuracy, j) => Ratio(accuracy, of[j]))],
        };
    }

    /// <summary>Over an accuracy of 0 nothing can be said. Rounded, so that 4 of 24 over 5 of 24 reaches a threshold of 0.8.</summary>
    private static double Ratio(double accuracy, double divisor) => divisor == 0 ? double.NaN : Math.Round(accuracy / divisor, 12);

    private static double Divisor(RrcNormalization normalization, double tuner, double classifier) => normalization switch
    {
        RrcNormalization.Minimum => Math.Min(tuner, classifier),
        RrcNormalization.Maximum => Math.Max(tuner, classifier),
        RrcNormalization.Tuner => tuner,
        RrcNormalization.Classifier => classifier,
        _ => throw new ArgumentOutOfRangeException(nameof(normalization), normalization, "expected one of its names."),
    };

    private void Check()
    {
        var n = Classifiers.Count;
        if ((Accuracy.GetLength(0), Accuracy.GetLength(1), Alone?.Count ?? n, Pretrained?.Count ?? n) != (n, n, n, n))
            throw new InvalidOperationException(
                $"Cross-evaluation: expected {n}×{n} accuracies, {n} of the classifiers alone and {n} before tuning, found "
                + $"{Accuracy.GetLength(0)}×{Accuracy.GetLength(1)}, {Alone?.Count ?? n} and {Pretrained?.Count ?? n}.");
        IEnumerable<double>[] all = [Accuracy.Cast<double>(), Alone ?? [], Pretrained ?? []];
        if (all.Any(some => some.Any(accuracy => !double.IsFinite(accuracy) || accuracy < 0)))
            throw new InvalidOperationException("Cross-evaluation: expected accuracies of at least 0, found a negative or no number.");
        double[] most = [.. all.Select(some => some.DefaultIfEmpty(0).Max())];
        if (most.Any(one => one > 1) && most.Any(one => one is > 0 and <= 1))
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture,
                $"Cross-evaluation: expected all accuracies in one unit, found up to {most[0]:0.###} behind the autoencoders, "
                + $"{most[1]:0.###} alone and {most[2]:0.###} before tuning. Give all as fractions of 1."));
    }
}
