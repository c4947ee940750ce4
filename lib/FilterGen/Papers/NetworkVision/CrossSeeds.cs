namespace FilterGen.Papers.NetworkVision;

/// <summary>
/// Cross-evaluations of the same classifiers, each with autoencoders tuned with another seed: what differs between them is the noise of
/// the tuning.
/// </summary>
/// <param name="Seeds">One for each seed, at least one, of the same classifiers.</param>
public sealed record CrossSeeds(IReadOnlyList<CrossEvaluation> Seeds)
{
    /// <summary>The classifiers' names.</summary>
    public IReadOnlyList<string> Classifiers => Seeds[0].Classifiers;

    /// <summary>The mean over the seeds; what no seed changes, the classifiers alone and behind A_S, is the first's.</summary>
    public CrossEvaluation Mean => Seeds[0] with { Accuracy = Each((i, j) => Of(i, j).Average()) };

    /// <summary>[i, j]: the standard deviation of acc(A_i∘j) over the seeds; NaN of a single one.</summary>
    public double[,] Deviation => Each((i, j) =>
    {
        var (values, mean) = (Of(i, j), Of(i, j).Average());
        return Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1));
    });

    /// <summary>
    /// [i, j]: 1 where classifier j recognises more behind its own A_j than behind A_i, whichever seeds are compared, −1 where it
    /// recognises less, 0 where the seeds' ranges meet. Of three seeds that differ by chance alone, one pair in ten is not 0.
    /// </summary>
    public int[,] OwnIsBetter => Each((i, j) => Of(j, j).Min() > Of(i, j).Max() ? 1 : Of(j, j).Max() < Of(i, j).Min() ? -1 : 0);

    private double[] Of(int i, int j) => [.. Seeds.Select(cross => cross.Accuracy[i, j])];

    private T[,] Each<T>(Func<int, int, T> of)
    {
        var values = new T[Classifiers.Count, Classifiers.Count];
        for (var i = 0; i < Classifiers.Count; i++)
        {
            for (var j = 0; j < Classifiers.Count; j++) values[i, j] = of(i, j);
        }
        return values;
    }
}
