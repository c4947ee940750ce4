namespace FilterGen.Papers.FilterGeneration;

/// <summary>What images A were taken for with the filters of images B.</summary>
/// <param name="Labels">The class of each A.</param>
/// <param name="FilterLabels">The class of each B, whose filters were used; null for the mean filters of all classes.</param>
/// <param name="Predictions">The class that the network named.</param>
public sealed record SwapOutcome(
    IReadOnlyList<long> Labels, IReadOnlyList<long>? FilterLabels, IReadOnlyList<long> Predictions)
{
    /// <summary>Share of the images taken for what A is, 0 to 1: the accuracy.</summary>
    public double Accuracy => Share((label, prediction, _) => prediction == label);

    /// <summary>
    /// Share of the images taken for what B is, 0 to 1; an image taken for the class that A and B share counts here too. Not a
    /// number for filters without a class.
    /// </summary>
    public double FollowsFilters =>
        FilterLabels is null ? double.NaN : Share((_, prediction, filters) => prediction == filters);

    /// <summary>Share of the images taken for neither what A is nor what B is, 0 to 1.</summary>
    public double Neither => Share((label, prediction, filters) => prediction != label && prediction != filters);

    private double Share(Func<long, long, long?, bool> counts) =>
        (double)Enumerable.Range(0, Labels.Count).Count(i => counts(Labels[i], Predictions[i], FilterLabels?[i])) / Labels.Count;
}
