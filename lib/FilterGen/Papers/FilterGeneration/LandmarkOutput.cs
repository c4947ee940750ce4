namespace FilterGen.Papers.FilterGeneration;

/// <summary>What a landmark network gives for a batch.</summary>
/// <param name="HeatMaps">One map per landmark, before any squashing, [B, 5, 64, 64].</param>
/// <param name="Reconstruction">Logits of the autoencoder's images [B, 3, 64, 64]; <c>null</c> if the network has none.</param>
public sealed record LandmarkOutput(Tensor HeatMaps, Tensor? Reconstruction);
