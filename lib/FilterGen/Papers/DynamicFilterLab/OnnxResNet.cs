namespace FilterGen.Papers.DynamicFilterLab;

/// <summary>
/// The weights of <c>ResNet18.onnx</c> from the NuGet package <c>Microsoft.ML.DnnImageFeaturizer.ResNet18</c>, which CNTK trained on
/// ImageNet, as torchvision's layers take them. The file's network is a ResNet-18 without its last layer and with one block more at
/// the end of layer4, called <c>layer4.2</c> here. It pads one pixel less at the far side where a layer's stride is 2; where the map's
/// sides are even, as for images of 32 or 224, torchvision's layers do not reach that pixel. Its maps are four times as large as
/// torchvision's, from which the lab's networks learn worse than from a random start; so a quarter of the file's maps is what
/// torchvision's layers compute with these weights.
/// </summary>
internal static class OnnxResNet
{
    private const float MapScale = 0.25f;
    private const float NormEpsilon = 1e-5f;
    private static readonly int[] Blocks = [2, 2, 2, 3];

    // A batch norm's inputs, after what it normalises.
    private static readonly string[] NormEntries = ["weight", "bias", "running_mean", "running_var"];

    /// <summary>Loads the weights into a network, whose entries that the file lacks stay as they are.</summary>
    /// <param name="path">The file.</param>
    /// <param name="network">Layers with torchvision's names.</param>
    /// <exception cref="InvalidDataException">The file is damaged or another network's.</exception>
    /// <exception cref="InvalidOperationException">A layer of the network has another shape.</exception>
    public static void LoadInto(string path, nn.Module network)
    {
        using var scope = NewDisposeScope();
        using var off = no_grad();
        var weights = Read(path);
        foreach (var (name, target) in network.state_dict())
        {
            if (!weights.TryGetValue(name, out var source))
                continue;
            if (!target.shape.SequenceEqual(source.shape))
                throw new InvalidOperationException($"{path}: expected {name} of [{string.Join(", ", target.shape)}], "
                    + $"found [{string.Join(", ", source.shape)}].");
            target.copy_(source);
        }
    }

    /// <summary>The file's tensors under torchvision's names, in the caller's dispose scope.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">It is damaged or another network's.</exception>
    internal static Dictionary<string, Tensor> Read(string path)
    {
        var file = OnnxFile.Read(path);
        var nodes = file.Nodes.Where(node => node.Operator is "Conv" or "BatchNormalization").ToList();
        string[] layers = [.. Layers().SelectMany(layer => new[] { layer.Convolution, layer.Norm })];
        var found = new Dictionary<string, Tensor>();
        foreach (var (layer, node) in layers.Zip(nodes))
        {
            string[] entries = node.Operator == "Conv" ? ["weight"] : NormEntries;
            foreach (var (entry, input) in entries.Zip(node.Inputs.Skip(1)))
                if (file.Tensors.TryGetValue(input, out var value))
                    found[$"{layer}.{entry}"] = value;
        }
        if (nodes.Count != layers.Length || found.Count != layers.Length / 2 * (1 + NormEntries.Length))
            throw new InvalidDataException($"{path}: expected the {layers.Length} convolutions and batch norms of "
                + $"Microsoft.ML.DnnImageFeaturizer.ResNet18's ResNet18.onnx with all their weights, found {nodes.Count} with "
                + $"{found.Count} tensors. Take the package's file, or one of torchvision's.");
        Scale(found);
        return found;
    }

    private static void Scale(Dictionary<string, Tensor> found)
    {
        // The file's network takes B, G, R from 0 to 255 less a mean image, the lab's R, G, B in units of ImageNet's deviation. The
        // means differ by half a grey level, which is left.
        found["conv1.weight"] = found["conv1.weight"].flip(1) * tensor(ImageNetScale.Deviation, [3, 1, 1]) * byte.MaxValue;
        foreach (var (_, norm) in Layers())
        {
            var isWithinBlock = norm != "bn1" && norm.EndsWith("bn1", StringComparison.Ordinal);
            if (!isWithinBlock)
            {
                found[$"{norm}.weight"].mul_(MapScale);
                found[$"{norm}.bias"].mul_(MapScale);
            }
            if (isWithinBlock || norm.EndsWith("downsample.1", StringComparison.Ordinal)) // its convolution's input is scaled
            {
                found[$"{norm}.running_mean"].mul_(MapScale);
                found[$"{norm}.running_var"].add_(NormEpsilon).mul_(MapScale * MapScale).sub_(NormEpsilon);
            }
        }
    }

    /// <summary>The convolutions with their batch norms, in the file's order.</summary>
    private static IEnumerable<(string Convolution, string Norm)> Layers()
    {
        yield return ("conv1", "bn1");
        for (var layer = 0; layer < Blocks.Length; layer++)
            for (var block = 0; block < Blocks[layer]; block++)
            {
                var name = $"layer{layer + 1}.{block}";
                if (layer > 0 && block == 0)
                    yield return ($"{name}.downsample.0", $"{name}.downsample.1");
                yield return ($"{name}.conv1", $"{name}.bn1");
                yield return ($"{name}.conv2", $"{name}.bn2");
            }
    }
}
