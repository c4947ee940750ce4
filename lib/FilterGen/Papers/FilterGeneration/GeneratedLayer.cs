namespace FilterGen.Papers.FilterGeneration;

/// <summary>What one generated layer of the prediction network did for a batch.</summary>
/// <param name="Features">Feature vectors [B, L_f] that generated the filters.</param>
/// <param name="Coefficients">Coefficients w [B, N, M].</param>
/// <param name="Filters">Generated filters [B, N, C, k, k].</param>
/// <param name="FeatureMaps">The layer's output after its activation and before any pooling, [B, N, H', W'].</param>
public sealed record GeneratedLayer(Tensor Features, Tensor Coefficients, Tensor Filters, Tensor FeatureMaps);
