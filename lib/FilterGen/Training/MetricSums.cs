using TorchSharp;
using static TorchSharp.torch;

namespace FilterGen.Training;

/// <summary>
/// Sums of a loss, its terms and the correct answers over many batches, kept on the device: adding a batch never waits
/// for it, only <see cref="Mean"/> and <see cref="Save"/> do.
/// </summary>
/// <param name="device">Where the batches are.</param>
internal sealed class MetricSums(Device device) : IDisposable
{
    private const int Loss = 0;
    private const int Correct = 1;
    private const int FirstTerm = 2;

    private string[] terms = [];
    private Tensor? totals; // float64 [2 + terms]
    private Tensor[] slots = [];
    private long count;

    /// <summary>Adds a batch.</summary>
    /// <param name="objective">What the network said about it.</param>
    /// <param name="labels">Class of each image [B], int64.</param>
    public void Add(Objective objective, Tensor labels)
    {
        if (totals is null) Start([.. objective.Terms.Select(term => term.Name)], null);
        if (objective.Terms.Count != terms.Length)
            throw new InvalidOperationException(
                $"expected the loss terms {string.Join(", ", terms)}, found {objective.Terms.Count} terms.");
        var images = labels.shape[0];
        using var _ = no_grad();
        slots[Loss].add_(objective.Loss, images);
        slots[Correct].add_(objective.Logits.argmax(1).eq(labels).sum());
        for (var i = 0; i < terms.Length; i++) slots[FirstTerm + i].add_(objective.Terms[i].Value, images);
        count += images;
    }

    /// <summary>The means per image so far.</summary>
    public Metrics Mean()
    {
        var values = Values();
        var each = terms.Select((name, i) => (name, mean: values[FirstTerm + i] / count));
        return new(values[Loss] / count, values[Correct] / count, each.ToDictionary(term => term.name, term => term.mean));
    }

    /// <summary>The sums, to be restored bit for bit by <see cref="Restore"/>.</summary>
    public MetricTotals Save() => new(count, terms, Values());

    /// <summary>Goes on from saved sums.</summary>
    public void Restore(MetricTotals saved)
    {
        count = saved.Count;
        Start([.. saved.Terms], [.. saved.Values]);
    }

    /// <summary>Back to nothing.</summary>
    public void Clear()
    {
        count = 0;
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

    private void Start(string[] names, double[]? values)
    {
        Dispose();
        terms = names;
        using var scope = NewDisposeScope();
        totals = torch.tensor(values ?? new double[FirstTerm + names.Length], float64, device).DetachFromDisposeScope();
        slots = [.. Enumerable.Range(0, FirstTerm + names.Length).Select(i => totals.select(0, i).DetachFromDisposeScope())];
    }

    private double[] Values()
    {
        if (totals is null) return new double[FirstTerm];
        using var scope = NewDisposeScope();
        return totals.cpu().data<double>().ToArray();
    }
}
