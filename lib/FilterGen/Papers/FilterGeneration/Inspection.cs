namespace FilterGen.Papers.FilterGeneration;

/// <summary>What a filter generation network did for a batch, in evaluation mode and without gradients.</summary>
/// <param name="Logits">Class scores [B, classes].</param>
/// <param name="Reconstructions">Reconstructed images [B, C, H, W], values in [0, 1].</param>
/// <param name="Layers">The generated layers, first layer first.</param>
public sealed record Inspection(Tensor Logits, Tensor Reconstructions, IReadOnlyList<GeneratedLayer> Layers)
{
    /// <summary>All tensors of the inspection.</summary>
    internal IEnumerable<Tensor> Tensors() =>
        Layers.SelectMany(layer => new[] { layer.Features, layer.Coefficients, layer.Filters, layer.FeatureMaps })
            .Prepend(Reconstructions).Prepend(Logits);
}
