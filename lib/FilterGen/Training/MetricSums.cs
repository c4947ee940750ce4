namespace FilterGen.Training;

/// <summary>
/// Sums of a loss, its terms and a network's scores over many batches, kept on the device: adding a batch never waits
/// for it, only <see cref="Mean"/> and <see cref="Save"/> do.
/// </summary>
/// <param name="network">The network, which counts its scores.</param>
/// <param name="device">Where the batches are.</param>
internal sealed class MetricSums(TrainableNetwork network, Device device) : IDisposable
{
    private string[] scores = [];
    private string[] terms = [];
    private Tensor? totals; // float64 [1 + scores + terms]
    private Tensor[] slots = [];
    private long count;

    /// <summary>Counts the images of a batch that was added.</summary>
    public void Count(long images) => count += images;

    /// <summary>Adds a batch to the sums on the device, all but its number of images.</summary>
    /// <param name="objective">What the network said about it.</param>
    /// <param name="labels">The label of each image [B, …].</param>
    public void Add(Objective objective, Tensor labels)
    {
        using var _ = no_grad();
        var images = labels.shape[0];
        var scored = network.Scores(objective.Output, labels);
        if (totals is null) Start([.. scored.Select(score => score.Name)], [.. objective.Terms.Select(term => term.Name)], null);
        Require("scores", scores, scored.Count);
        Require("loss terms", terms, objective.Terms.Count);
        slots[0].add_(objective.Loss, images);
        for (var i = 0; i < scores.Length; i++) slots[1 + i].add_(scored[i].Values.sum());
        for (var i = 0; i < terms.Length; i++) slots[1 + scores.Length + i].add_(objective.Terms[i].Value, images);
    }

    /// <summary>The means per image so far.</summary>
    public Metrics Mean()
    {
        var values = Values();
        return new(values[0] / count, Means(scores, values[1..]), Means(terms, values[(1 + scores.Length)..]));
    }

    /// <summary>The sums, to be restored bit for bit by <see cref="Restore"/>.</summary>
    public MetricTotals Save() => new(count, scores, terms, Values());

    /// <summary>Goes on from saved sums.</summary>
    public void Restore(MetricTotals saved)
    {
        count = saved.Count;
        Start([.. saved.Scores], [.. saved.Terms], [.. saved.Values]);
    }

    /// <summary>Back to nothing.</summary>
    public void Clear()
    {
        count = 0;
        using var scope = NewDisposeScope(); // What is changed in place comes back as another tensor.
        totals?.zero_();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var slot in slots) slot.Dispose();
        totals?.Dispose();
        slots = [];
        totals = null;
    }

    private static void Require(string what, string[] names, int found)
    {
        if (found != names.Length)
            throw new InvalidOperationException($"expected the {what} {string.Join(", ", names)} of the first batch, found {found} {what}.");
    }

    private void Start(string[] scoreNames, string[] termNames, double[]? values)
    {
        Dispose();
        (scores, terms) = (scoreNames, termNames);
        using var scope = NewDisposeScope();
        values ??= new double[1 + scores.Length + terms.Length];
        totals = torch.tensor(values, float64, device).DetachFromDisposeScope();
        slots = [.. Enumerable.Range(0, values.Length).Select(i => totals.select(0, i).DetachFromDisposeScope())];
    }

    private Dictionary<string, double> Means(string[] names, ReadOnlySpan<double> sums)
    {
        var means = new Dictionary<string, double>();
        for (var i = 0; i < names.Length; i++) means.Add(names[i], sums[i] / count);
        return means;
    }

    private double[] Values()
    {
        if (totals is null) return [0];
        using var scope = NewDisposeScope();
        return totals.cpu().data<double>().ToArray();
    }
}
