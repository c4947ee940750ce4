using FilterGen.Filters;

namespace FilterGen.Papers.FilterGan;

/// <summary>
/// What a layer's generated filters leave alone (section 4): for images x and noise vectors z_k the pictures x′_k that have, through
/// the filters G(z_k), the activation profile that x has through the filters G(z).
/// </summary>
/// <param name="network">The paper's CNN, frozen.</param>
/// <param name="layer">ℓ, whose filters are generated.</param>
/// <param name="generator">G for this layer of this network.</param>
/// <param name="options">How to search; null takes the defaults.</param>
public sealed class InvarianceSearch(FiveLayerNet network, int layer, FilterGenerator generator, SearchOptions? options = null)
{
    /// <summary>Pairs of an image and a noise vector that are searched as one batch.</summary>
    private const int BatchSize = 256;

    private readonly FilterGenerator generator = generator.IsFor(network.Filters(layer))
        ? generator
        : throw new ArgumentException(
            $"expected a generator for the filters of layer {layer} of this network, found one for other filters. "
            + "Take the one that was trained for this layer.", nameof(generator));

    /// <summary>Searches a picture for each image and each noise vector.</summary>
    /// <param name="images">x: [S, 1, 28, 28] in [0, 1].</param>
    /// <param name="center">z: [8].</param>
    /// <param name="places">z_k: [K, 8].</param>
    /// <returns>The pictures and what is known about them, to be disposed by the caller.</returns>
    /// <exception cref="ArgumentException">A shape is another, a number is not finite, or an image is not in [0, 1].</exception>
    public InvarianceMap Find(Tensor images, Tensor center, Tensor places)
    {
        Guard.Shape(images, nameof(images), "[S, 1, 28, 28]", -1, 1, 28, 28);
        ProfileSearch.RequirePictures(images, nameof(images));
        Guard.Shape(center, nameof(center), $"[{generator.NoiseLength}]", generator.NoiseLength);
        Guard.Shape(places, nameof(places), $"[K, {generator.NoiseLength}]", -1, generator.NoiseLength);
        Guard.AtLeast(1, places.shape[0], nameof(places));
        Guard.Finite(center, nameof(center));
        Guard.Finite(places, nameof(places));
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

    /// <summary>
    /// How many images, left as they are, the network takes for the same with the filters G(z_k) as with G(z): the layer's own
    /// invariance, before any picture is searched for.
    /// </summary>
    /// <param name="images">[S, 1, 28, 28] in [0, 1].</param>
    /// <param name="center">z: [8].</param>
    /// <param name="places">z_k: [K, 8].</param>
    /// <returns>For each z_k a share of 0 to 1.</returns>
    public double[] SameAnswers(Tensor images, Tensor center, Tensor places)
    {
        using var scope = NewDisposeScope();
        using var off = no_grad();
        var before = network.Before(images, layer);
        var answers = Answers(generator.call(center.unsqueeze(0))[0]);
        return [.. Enumerable.Range(0, (int)places.shape[0]).Select(place => SameAnswer(generator.call(places[place].unsqueeze(0))[0]))];

        Tensor Answers(Tensor filters) => network.After(network.Profile(before, filters, layer), layer).argmax(1);

        double SameAnswer(Tensor filters)
        {
            Thread.Sleep(0);        // delivers an interrupt of this thread
            using var inner = NewDisposeScope();
            return Answers(filters).eq(answers).to(float32).mean().item<float>();
        }
    }
}
