using static TorchSharp.torch.nn;

namespace FilterGen.Papers.DynamicFilterLab;

/// <summary>
/// <see cref="DynamicFilterNet"/> without W_DYN: an ordinary 3×3 convolution 64→1, trained directly, applies the same kernel
/// to every image. Images [B, 3, 32, 32] in [0, 1] → logits [B, 10].
/// </summary>
public sealed class FixedFilterNet : LabNet
{
    private readonly Conv2d convolution;

    /// <summary>Builds the network.</summary>
    /// <param name="weights">What the backbone starts from.</param>
    public FixedFilterNet(ResNetWeights weights) : base(nameof(FixedFilterNet), Side * Side, weights)
    {
        convolution = Conv2d(Channels, 1, DynamicFilterNet.KernelSize, padding: 1, bias: false);
        RegisterComponents();
    }

    /// <summary>The convolution.</summary>
    public Conv2d Convolution => convolution;

    /// <inheritdoc/>
    public override Tensor Represent(Tensor v) => convolution.call(v).flatten(1);       // [B, 64]
}
