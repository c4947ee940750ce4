namespace FilterGen.Training;

/// <summary>What a network says about one batch.</summary>
/// <param name="Loss">Scalar that is differentiated: the mean over the batch.</param>
/// <param name="Output">
/// What the scores are counted from: a classifier's logits [B, classes], a detector's heat maps, a reconstruction.
/// </param>
/// <param name="Terms">
/// The named parts of <paramref name="Loss"/> (<c>reconstruction</c>, <c>classification</c>), scalars, the same names
/// in the same order for every batch. May be empty.
/// </param>
public sealed record Objective(Tensor Loss, Tensor Output, IReadOnlyList<(string Name, Tensor Value)> Terms);
