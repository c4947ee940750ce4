using FilterGen.Filters;
using static TorchSharp.torch.nn;

namespace FilterGen.Papers.DynamicFilterLab;

/// <summary>
/// The improvement: several 3×3 filters for each image instead of one, combined from a repository of filters that all images
/// share, with batch normalisation and ReLU after them. Images [B, 3, 32, 32] in [0, 1] → logits [B, 10].
/// </summary>
/// <remarks>
/// One map of 64 numbers is little to tell ten classes by. With a repository W_DYN has to make N·M coefficients, not 576
/// numbers for each filter: 16 filters out of 16 cost fewer weights than the sheet's single one.
/// With <c>generated: false</c> the filters are ordinary, trained ones: the control that says what generating them adds.
/// </remarks>
public sealed class WideFilterNet : LabNet
{
    private readonly DynamicConv2d? generated;
    private readonly Conv2d? convolution;
    private readonly BatchNorm2d norm;

    /// <summary>Builds the network.</summary>
    /// <param name="weights">What the backbone starts from.</param>
    /// <param name="filters">Filters N for each image, and in the repository M; at least 1.</param>
    /// <param name="generated">Whether the filters are generated for each image, or ordinary ones.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no filter.</exception>
    public WideFilterNet(ResNetWeights weights, int filters = 16, bool generated = true)
        : base(nameof(WideFilterNet), Guard.AtLeast(1, filters, "filters") * Side * Side, weights)
    {
        if (generated)
            this.generated = new(Channels * Side * Side, Channels, filters, new(DynamicFilterNet.KernelSize, Padding: 1), bias: false);
        else
            convolution = Conv2d(Channels, filters, DynamicFilterNet.KernelSize, padding: 1, bias: false);
        norm = BatchNorm2d(filters);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override Tensor Represent(Tensor v)
    {
        var maps = generated?.call(v.flatten(1), v) ?? convolution!.call(v);            // [B, N, 8, 8]
        return functional.relu(norm.call(maps), inplace: true).flatten(1);              // [B, N·64]
    }
}
