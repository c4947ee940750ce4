using FilterGen.Filters;
using static TorchSharp.torch;

namespace FilterGen.Papers.FilterGan;

/// <summary>
/// What a layer's generated filters leave alone (section 4): for images x and noise vectors z_k the pictures x′_k that have, through
/// the filters G(z_k), the activation profile that x has through the filters G(z).
/// </summary>
/// <param name="network">The paper's CNN, frozen.</param>
/// <param name="layer">ℓ, whose filters are generated.</param>
/// <param name="generator">G for this layer.</param>
/// <param name="options">How to search; null takes the defaults.</param>
public sealed class InvarianceSearch(FiveLayerNet network, int layer, FilterGenerator generator, SearchOptions? options = null)
{
    /// <summary>Pairs of an image and a noise vector that are searched as one batch.</summary>
    private const int BatchSize = 256;

    /// <summary>Searches a picture for each image and each noise vector.</summary>
    /// <param name="images">x: [S, 1, 28, 28] in [0, 1].</param>
    /// <param name="center">z: [8].</param>
    /// <param name="places">z_k: [K, 8].</param>
    /// <returns>The pictures and what is known about them, to be disposed by the caller.</returns>
    /// <exception cref="ArgumentException">A shape is another.</exception>
    public InvarianceMap Find(Tensor images, Tensor center, Tensor places)
    {
        Guard.Shape(images, nameof(images), "[S, 1, 28, 28]", -1, 1, 28, 28);
        Guard.Shape(center, nameof(center), $"[{generator.NoiseLength}]", generator.NoiseLength);
        Guard.Shape(places, nameof(places), $"[K, {generator.NoiseLength}]", -1, generator.NoiseLength);
        using var scope = NewDisposeScope();
        var (samples, count) = (images.shape[0], places.shape[0]);
        Tensor filters, wanted;
        using (no_grad())
        {
            filters = generator.call(places);                                                               // [K, N, C, 3, 3]
            wanted = network.Profile(network.Before(images, layer), generator.call(center.unsqueeze(0))[0], layer);
        }
        List<Tensor> pictures = [], distances = [];
        for (long first = 0; first < samples * count; first += BatchSize)
        {
            var pairs = arange(first, Math.Min(first + BatchSize, samples * count), device: images.device);
            var (sample, place) = (pairs.floor_divide(count), pairs.remainder(count));
            var own = filters.index_select(0, place);
            var (found, far) = ProfileSearch.Run(
                candidates => network.Profile(network.Before(candidates, layer), own, layer),
                images.index_select(0, sample), wanted.index_select(0, sample), options);
            pictures.Add(found);
            distances.Add(far);
        }
        using var off = no_grad();
        var all = cat(pictures);
        var answers = network.call(all).argmax(1);
        return new(
            images.clone().MoveToOuterDisposeScope(),
            all.reshape(samples, count, 1, 28, 28).MoveToOuterDisposeScope(),
            cat(distances, 1).reshape(-1, samples, count).MoveToOuterDisposeScope(),
            answers.reshape(samples, count).MoveToOuterDisposeScope(),
            network.call(images).argmax(1).MoveToOuterDisposeScope(),
            filters.MoveToOuterDisposeScope());
    }
}
