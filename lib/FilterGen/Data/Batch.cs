namespace FilterGen.Data;

/// <summary>Some samples of a set, in the order in which an epoch takes them.</summary>
/// <param name="Images">float32 [B, C, H, W].</param>
/// <param name="Labels">[B, …], of the type of the set; class numbers are int64 [B].</param>
/// <param name="Index">The batch's place in the epoch, from 0.</param>
public readonly record struct Batch(Tensor Images, Tensor Labels, int Index);
