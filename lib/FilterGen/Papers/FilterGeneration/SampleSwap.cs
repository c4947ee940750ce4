using FilterGen.Data;

namespace FilterGen.Papers.FilterGeneration;

/// <summary>
/// Classifies images A with the filters generated from images B (section 4.4.2): what is lost says how much the filters are
/// those of one sample.
/// </summary>
/// <remarks>
/// Filters depend on features by a linear layer and a linear combination, so the filters of the mean feature vector are the mean
/// of the filters, and those of the mean coefficients.
/// </remarks>
public sealed class SampleSwap : IDisposable
{
    private const int BatchSize = 500;

    private readonly FilterGenerationNet network;
    private readonly ImageSet images;
    private readonly long[] labels;
    private readonly Tensor[] features;         // per layer [N, L_f]
    private readonly Tensor[] classMeans;       // per layer [classes, L_f]
    private readonly Tensor[] means;            // per layer [1, L_f]

    private Device Device => network.parameters().First().device;

    /// <summary>Computes the features of all images once.</summary>
    /// <param name="network">The network; it is used in evaluation mode and left as it was.</param>
    /// <param name="images">The images A, from which the images B are also taken; labels int64 [N]. It must outlive this.</param>
    /// <param name="meansOf">The images whose mean filters are taken, usually the training images; labels int64 [N].</param>
    /// <exception cref="ArgumentException">A class has no image in <paramref name="meansOf"/>.</exception>
    public SampleSwap(FilterGenerationNet network, ImageSet images, ImageSet meansOf)
    {
        this.network = network;
        this.images = images;
        labels = Classes(images);
        var sources = Classes(meansOf);
        var classes = (int)Math.Max(labels.Max(), sources.Max()) + 1;
        if (Enumerable.Range(0, classes).Except(sources.Select(label => (int)label)).ToArray() is [var missing, ..])
        {
            throw new ArgumentException(
                $"expected images of the classes 0 to {classes - 1}, found none of class {missing}.", nameof(meansOf));
        }
        using var scope = NewDisposeScope();
        using var off = no_grad();
        features = [.. Features(images).Select(Kept)];
        var all = Features(meansOf);
        var places = tensor(sources, device: all[0].device);
        classMeans = [.. all.Select(layer =>
            Kept(cat([.. Enumerable.Range(0, classes).Select(label => layer[places.eq(label)].mean([0], keepdim: true))])))];
        means = [.. all.Select(layer => Kept(layer.mean([0], keepdim: true)))];
    }

    /// <summary>Classifies every image with the filters of a partner drawn by a seed.</summary>
    /// <param name="partner">Which images may make the filters.</param>
    /// <param name="seed">Decides the pairs, see <see cref="SwapPairs"/>.</param>
    /// <exception cref="ArgumentException">An image has no such partner.</exception>
    public SwapOutcome With(SwapPartner partner, long seed = 1) => With(SwapPairs.Draw(labels, partner, seed));

    /// <summary>Classifies every image with the filters of a partner.</summary>
    /// <param name="partners">The place of B in the set, for each A.</param>
    /// <exception cref="ArgumentException">There is not one partner for each image, or one is no place in the set.</exception>
    public SwapOutcome With(IReadOnlyList<long> partners)
    {
        var predictions = Predict(features, partners);
        return new(labels, [.. partners.Select(partner => labels[partner])], predictions);
    }

    /// <summary>Classifies every image with the same filters, the mean over all images.</summary>
    public SwapOutcome WithMean() => new(labels, null, Predict(means, new long[labels.Length]));

    /// <summary>Classifies every image with the mean filters of its own class.</summary>
    public SwapOutcome WithMeanOfClass() => WithMeanOfClass(labels);

    /// <summary>Classifies every image with the mean filters of one class.</summary>
    /// <param name="filterClass">The class.</param>
    /// <exception cref="ArgumentException">There is no such class.</exception>
    public SwapOutcome WithMeanOfClass(long filterClass) =>
        WithMeanOfClass([.. Enumerable.Repeat(filterClass, labels.Length)]);

    /// <summary>Classifies every image with the mean filters of a class.</summary>
    /// <param name="filterClasses">The class, for each image.</param>
    /// <exception cref="ArgumentException">There is not one class for each image, or no such class.</exception>
    public SwapOutcome WithMeanOfClass(IReadOnlyList<long> filterClasses) =>
        new(labels, [.. filterClasses], Predict(classMeans, filterClasses));

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var tensor in features.Concat(classMeans).Concat(means)) tensor.Dispose();
    }

    private static long[] Classes(ImageSet set)
    {
        using var scope = NewDisposeScope();
        return set.Labels.cpu().data<long>().ToArray();
    }

    private static Tensor Kept(Tensor tensor) => tensor.DetachFromDisposeScope();

    /// <summary>Features of all images of a set, per layer [N, L_f], in the caller's dispose scope.</summary>
    private Tensor[] Features(ImageSet set)
    {
        var parts = network.Reductions.Select(_ => new List<Tensor>()).ToArray();
        using var mode = new EvaluationMode(network);
        foreach (var batch in new Batches(set, BatchSize, device: Device))
        {
            using var scope = NewDisposeScope();
            foreach (var (part, layer) in parts.Zip(network.Features(batch.Images))) part.Add(layer.MoveToOuterDisposeScope());
        }
        return [.. parts.Select(part => cat(part))];
    }

    /// <summary>Classes of the images with the filters of the features in the given rows of a table.</summary>
    private long[] Predict(Tensor[] table, IReadOnlyList<long> rows)
    {
        if (rows.Count != labels.Length)
            throw new ArgumentException($"expected filters for {labels.Length} images, found {rows.Count}.");
        if (rows.Any(row => row < 0 || row >= table[0].shape[0]))
        {
            throw new ArgumentException(
                $"expected sources of filters from 0 to {table[0].shape[0] - 1}, found {rows.Min()} to {rows.Max()}.");
        }
        using var mode = new EvaluationMode(network);
        using var scope = NewDisposeScope();
        using var off = no_grad();
        var chosen = tensor([.. rows], device: Device);
        var predictions = new List<Tensor>();
        long start = 0;
        foreach (var batch in new Batches(images, BatchSize, device: Device))
        {
            using var inner = NewDisposeScope();
            var places = chosen.narrow(0, start, batch.Images.shape[0]);
            Tensor[] filters = [.. table.Select(layer => layer.index_select(0, places))];
            predictions.Add(network.Prediction.forward(batch.Images, filters).argmax(1).MoveToOuterDisposeScope());
            start += batch.Images.shape[0];
        }
        return cat(predictions).cpu().data<long>().ToArray();
    }
}
