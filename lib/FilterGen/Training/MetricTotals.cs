namespace FilterGen.Training;

/// <summary>The sums of <see cref="MetricSums"/> as numbers.</summary>
/// <param name="Count">Images summed over.</param>
/// <param name="Terms">Names of the parts of the loss.</param>
/// <param name="Values">Sum of the loss, number of correct answers, sum of each term.</param>
internal sealed record MetricTotals(long Count, IReadOnlyList<string> Terms, IReadOnlyList<double> Values);
