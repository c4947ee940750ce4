using static TorchSharp.torch.nn;

namespace FilterGen.Papers.DynamicFilterLab;

/// <summary>
/// The lab's network with a dynamic local filtering layer (Jia et al. 2016): every position of every map has a kernel of its
/// own. Images [B, 3, 32, 32] in [0, 1] → logits [B, 10].
/// </summary>
/// <remarks>
/// A fully connected W_DYN would need 4096×36,864 weights. As in the paper the generator is convolutional: one FC 64→576 and
/// Tanh, shared by all positions, makes a position's kernel of the 64 features there.
/// </remarks>
public sealed class LocalFilterNet : LabNet
{
    private readonly Sequential generator;

    /// <summary>Builds the network.</summary>
    /// <param name="weights">What the backbone starts from.</param>
    public LocalFilterNet(ResNetWeights weights) : base(nameof(LocalFilterNet), Side * Side, weights)
    {
        generator = Sequential(
            ("conv", Conv2d(Channels, Channels * DynamicFilterNet.KernelSize * DynamicFilterNet.KernelSize, kernel_size: 1)),
            ("tanh", Tanh()));
        RegisterComponents();
    }

    /// <summary>Maps v [B, 64, 8, 8] → unscaled kernels [B, 576, 8, 8].</summary>
    public Sequential Generator => generator;

    /// <summary>The kernel of every position of each map v [B, 64, 8, 8], each of Euclidean length 1.</summary>
    /// <returns>[B, 576, 8, 8]: at each position the numbers of a kernel [64, 3, 3].</returns>
    public Tensor GenerateKernels(Tensor v) => functional.normalize(generator.call(v), p: 2, dim: 1);

    /// <inheritdoc/>
    public override Tensor Represent(Tensor v) => LocalFiltering.Apply(v, GenerateKernels(v)).flatten(1);      // [B, 64]
}
