using System.IO.Hashing;
using FilterGen.Data;
using static TorchSharp.torch;

namespace FilterGen.Papers.FilterGan;

/// <summary>
/// Digits as they enter a layer of a classifier, CNN_{ℓ−1}(I), in place of the images: [N, C, H, W]. The layers before never change,
/// so they are computed once for a whole training.
/// </summary>
public sealed class LayerInputs : ClassificationData
{
    private const int BatchSize = 500;

    private LayerInputs(string name, ImageSet train, ImageSet test, IReadOnlyList<string> classes) : base(name, train, test, classes)
    {
    }

    /// <summary>Runs all images through the layers before one.</summary>
    /// <param name="classifier">The classifier, frozen.</param>
    /// <param name="digits">The images and their labels.</param>
    /// <param name="layer">Number ℓ of the convolution.</param>
    /// <returns>
    /// Data whose name holds a checksum of the classifier, so that no training goes on from a checkpoint made with another one.
    /// </returns>
    public static LayerInputs Of(FiveLayerNet classifier, ClassificationData digits, int layer) => new(
        $"{digits.Name} before layer {layer} of {Checksum(classifier)}",
        Through(classifier, digits.Train, layer), Through(classifier, digits.Test, layer), digits.Classes);

    private static ImageSet Through(FiveLayerNet classifier, ImageSet set, int layer)
    {
        using var scope = NewDisposeScope();
        using var off = no_grad();
        var device = classifier.Filters(layer).device;
        var maps = new List<Tensor>();
        foreach (var batch in new Batches(set, BatchSize, device: device)) maps.Add(classifier.Before(batch.Images, layer));
        return new(cat(maps), set.Labels.to(device).clone());
    }

    private static string Checksum(nn.Module network)
    {
        var hash = new XxHash32();
        using var scope = NewDisposeScope();
        foreach (var tensor in network.state_dict().Values) hash.Append(tensor.cpu().contiguous().bytes);
        return Convert.ToHexStringLower(hash.GetCurrentHash());
    }
}
