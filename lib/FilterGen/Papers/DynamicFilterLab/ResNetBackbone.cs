namespace FilterGen.Papers.DynamicFilterLab;

/// <summary>The first layers of torchvision's ResNet-18.</summary>
internal static class ResNetBackbone
{
    /// <summary>
    /// ResNet-18 up to and including the first block of layer1; the entries of the state have torchvision's names
    /// (<c>conv1.weight</c>, <c>layer1.0.bn2.bias</c>, …).
    /// </summary>
    /// <param name="weights">What it starts from.</param>
    /// <exception cref="InvalidDataException">The file of weights is damaged, or lacks a layer.</exception>
    public static Sequential Create(ResNetWeights weights)
    {
        var layers = torchvision.models.resnet18().named_children().ToDictionary(child => child.name, child => child.module);
        var blocks = layers["layer1"].children().ToArray();
        var backbone = nn.Sequential(
            ("conv1", Take(layers["conv1"])),                   // [B, 64, H/2, W/2]
            ("bn1", Take(layers["bn1"])),
            ("relu", Take(layers["relu"])),
            ("maxpool", Take(layers["maxpool"])),               // [B, 64, H/4, W/4]
            ("layer1", nn.Sequential(Take(blocks[0]))));        // [B, 64, H/4, W/4]
        foreach (var unused in blocks.Skip(1).Concat([layers["layer2"], layers["layer3"], layers["layer4"], layers["fc"]]))
            unused.Dispose();
        weights.LoadInto(backbone);
        return backbone;
    }

    private static nn.Module<Tensor, Tensor> Take(nn.Module layer) => (nn.Module<Tensor, Tensor>)layer;
}
