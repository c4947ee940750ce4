using static TorchSharp.torch;

namespace FilterGen.Training;

/// <summary>What a network says about one batch.</summary>
/// <param name="Loss">Scalar that is differentiated: the mean over the batch.</param>
/// <param name="Logits">Class scores [B, classes], from which the accuracy is counted.</param>
/// <param name="Terms">
/// The named parts of <paramref name="Loss"/> (<c>reconstruction</c>, <c>classification</c>), scalars, the same names
/// in the same order for every batch. May be empty.
/// </param>
public sealed record Objective(Tensor Loss, Tensor Logits, IReadOnlyList<(string Name, Tensor Value)> Terms);
