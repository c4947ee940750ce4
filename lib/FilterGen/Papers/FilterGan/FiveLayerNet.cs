using FilterGen.Filters;
using FilterGen.Papers.FilterGeneration;

namespace FilterGen.Papers.FilterGan;

/// <summary>
/// The paper's CNN (section 5): five convolutions with batch normalisation and ReLU, max-pooling and a linear layer, images
/// [B, 1, 28, 28] → logits [B, 10]. It can be opened at any of its convolutions: <see cref="Before"/>, <see cref="Profile"/> and
/// <see cref="After"/> follow each other, and between them anyone's filters can take the place of its own.
/// </summary>
/// <remarks>
/// The paper says no more than this sentence. Here the convolutions are 3×3 with padding 1 and no bias, their channels are multiples
/// of three for the sake of Figure 2, and layers 1, 2 and 4 are pooled.
/// </remarks>
public sealed class FiveLayerNet() : FixedNet(
    nameof(FiveLayerNet),
    [1, 28, 28],
    ConvStage.Normed(1, 12, Kernel, Activation.ReLU),       // [B, 12, 28, 28]
    new MaxPoolStage(2),                                    // [B, 12, 14, 14]
    ConvStage.Normed(12, 24, Kernel, Activation.ReLU),      // [B, 24, 14, 14]
    new MaxPoolStage(2),                                    // [B, 24, 7, 7]
    ConvStage.Normed(24, 24, Kernel, Activation.ReLU),      // [B, 24, 7, 7]
    ConvStage.Normed(24, 24, Kernel, Activation.ReLU),      // [B, 24, 7, 7]
    new MaxPoolStage(2),                                    // [B, 24, 3, 3]
    ConvStage.Normed(24, 48, Kernel, Activation.ReLU),      // [B, 48, 3, 3]
    new FullyConnectedStage(48 * 3 * 3, 10))                // [B, 10]
{
    /// <summary>How many convolutions the network has; layers are counted from 1.</summary>
    public const int LayerCount = 5;

    private static readonly ConvGeometry Kernel = new(3, Padding: 1);

    /// <summary>Stops all training of the network: evaluation mode, and gradients for nothing but what runs through it.</summary>
    /// <returns>The network itself.</returns>
    public FiveLayerNet Freeze()
    {
        eval();
        foreach (var parameter in parameters()) parameter.requires_grad = false;
        return this;
    }

    /// <summary>The network's own filters of a layer [N, C, 3, 3]: the real ones.</summary>
    /// <param name="layer">Number of the convolution, 1 to 5.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such layer.</exception>
    public Tensor Filters(int layer) => Convolution(layer).Filters;

    /// <summary>CNN_{ℓ−1}(I): what enters a layer's convolution.</summary>
    /// <param name="images">Images [B, 1, 28, 28] in [0, 1].</param>
    /// <param name="layer">Number ℓ of the convolution, 1 to 5.</param>
    /// <returns>Maps [B, C, H, W]: [B, 12, 14, 14] for layer 2, [B, 24, 7, 7] for layer 4.</returns>
    /// <exception cref="InvalidOperationException">The network is in training mode.</exception>
    public Tensor Before(Tensor images, int layer)
    {
        Guard.Shape(images, nameof(images), "[B, 1, 28, 28]", -1, 1, 28, 28);
        return Through(images, 0, Row(layer));
    }

    /// <summary>
    /// Conv(CNN_{ℓ−1}(I), filters): the activation profile of images, which the paper's discriminators see. It is the convolution's
    /// output behind the layer's own batch normalisation, whose statistics stay those of the real filters, and before ReLU.
    /// </summary>
    /// <param name="before">What enters the layer [B, C, H, W], of <see cref="Before"/>.</param>
    /// <param name="filters">One set of filters for all images [N, C, 3, 3], or for every image its own [B, N, C, 3, 3].</param>
    /// <param name="layer">Number of the convolution, 1 to 5.</param>
    /// <returns>Maps [B, N, H, W].</returns>
    /// <exception cref="ArgumentException">A shape does not fit the layer.</exception>
    /// <exception cref="InvalidOperationException">The network is in training mode.</exception>
    public Tensor Profile(Tensor before, Tensor filters, int layer)
    {
        RequireEvaluation();
        var real = Filters(layer).shape;
        Guard.Shape(before, nameof(before), $"[B, {real[1]}, H, W]", -1, real[1], -1, -1);
        bool own = filters.dim() == 5;
        string pattern = own
            ? $"[{before.shape[0]}, {string.Join(", ", real)}], a set for each image"
            : $"[{string.Join(", ", real)}] or the same with a set for each image";
        Guard.Shape(filters, nameof(filters), pattern, own ? [before.shape[0], .. real] : real);
        var (scale, shift) = Normalisation(layer);
        // A frozen batch normalisation is a factor and an addend for each map: it goes into the filters, which are fewer numbers.
        var scaled = filters * scale.reshape(-1, 1, 1, 1);
        if (!own) return nn.functional.conv2d(before, scaled, shift, [1, 1], [1, 1]);
        // Windows times filters took 1.6 times as long in layer 4 and as long in layer 2, forward and backward for 32 images.
        return DynamicConvForms.Grouped(before, scaled, shift, Kernel);
    }

    /// <summary>The rest of the network: ReLU and all that follows it.</summary>
    /// <param name="profile">Maps [B, N, H, W] of <see cref="Profile"/>, or a mean of such.</param>
    /// <param name="layer">Number of the convolution, 1 to 5.</param>
    /// <returns>Logits [B, 10].</returns>
    /// <exception cref="InvalidOperationException">The network is in training mode.</exception>
    public Tensor After(Tensor profile, int layer) => Through(nn.functional.relu(profile), Row(layer) + 1, Rows.Count);

    /// <summary>The rows behind a layer's ReLU.</summary>
    internal IReadOnlyList<Stage> RowsBehind(int layer) => [.. Rows.Skip(Row(layer) + 1)];

    private ConvStage Convolution(int layer) => (ConvStage)Rows[Row(layer)];

    /// <summary>Place of the layer's convolution in the table.</summary>
    private int Row(int layer) => layer is >= 1 and <= LayerCount
        ? Rows.Index().Where(row => row.Item is ConvStage).ElementAt(layer - 1).Index
        : throw new ArgumentOutOfRangeException(nameof(layer), $"expected a convolution, 1 to {LayerCount}, found {layer}.");

    private Tensor Through(Tensor maps, int from, int to)
    {
        RequireEvaluation();
        for (int row = from; row < to; row++) maps = Rows[row].forward(maps);
        return maps;
    }

    /// <summary>Factor and addend [N] of the layer's batch normalisation in evaluation mode.</summary>
    private (Tensor Scale, Tensor Shift) Normalisation(int layer)
    {
        var norm = Convolution(layer).Norm!;
        var scale = norm.weight! * (norm.running_var! + norm.eps).rsqrt();
        return (scale, norm.bias! - norm.running_mean! * scale);
    }

    private void RequireEvaluation()
    {
        if (training)
            throw new InvalidOperationException($"expected {nameof(FiveLayerNet)} in evaluation mode, found training mode: call eval() or {nameof(Freeze)}().");
    }
}
