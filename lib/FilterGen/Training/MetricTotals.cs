namespace FilterGen.Training;

/// <summary>The sums of <see cref="MetricSums"/> as numbers.</summary>
/// <param name="Count">Images summed over.</param>
/// <param name="Scores">Names of the scores.</param>
/// <param name="Terms">Names of the parts of the loss.</param>
/// <param name="Values">Sum of the loss, of each score, of each term.</param>
internal sealed record MetricTotals(
    long Count, IReadOnlyList<string> Scores, IReadOnlyList<string> Terms, IReadOnlyList<double> Values);
