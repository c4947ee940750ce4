using FilterGen.Papers.FilterGeneration;
using static TorchSharp.torch.nn;

namespace FilterGen.Papers.DynamicFilterLab;

/// <summary>
/// The lab sheet's network: W_DYN = FC 4096→576 and Tanh makes a kernel of each image's map v, the kernel is brought to
/// length 1, v is convolved with it (3×3, padding 1, 64→1), and W_CLS = FC 64→10 classifies the result.
/// </summary>
/// <remarks>
/// The convolution has no bias: W_CLS's own takes its place, whatever it were. Images [B, 3, 32, 32] in [0, 1] → logits [B, 10].
/// </remarks>
public sealed class DynamicFilterNet : LabNet
{
    /// <summary>Side of a kernel.</summary>
    public const int KernelSize = 3;

    private readonly Sequential generator;

    /// <summary>Builds the network.</summary>
    /// <param name="weights">What the backbone starts from: a file or random numbers.</param>
    /// <param name="form">How the convolution is computed.</param>
    public DynamicFilterNet(ResNetWeights weights, KernelConvolutionForm form = KernelConvolutionForm.Taps)
        : base(nameof(DynamicFilterNet), Side * Side, weights)
    {
        Form = form;
        generator = Sequential(
            ("linear", Linear(Channels * Side * Side, Channels * KernelSize * KernelSize)),
            ("tanh", Tanh()));
        RegisterComponents();
    }

    /// <summary>How the convolution is computed.</summary>
    public KernelConvolutionForm Form { get; set; }

    /// <summary>W_DYN: flattened maps [B, 4096] → unscaled kernels [B, 576].</summary>
    public Sequential Generator => generator;

    /// <summary>The kernel of each map v [B, 64, 8, 8], of Euclidean length 1.</summary>
    /// <returns>[B, 64, 3, 3]: one 3×3 kernel for each of the 64 channels.</returns>
    public Tensor GenerateKernels(Tensor v)
    {
        var w = functional.normalize(generator.call(v.flatten(1)), p: 2, dim: 1);                       // [B, 576]
        return w.reshape(-1, Channels, KernelSize, KernelSize);
    }

    /// <inheritdoc/>
    public override Tensor Represent(Tensor v) => KernelConvolution.Apply(v, GenerateKernels(v), Form).flatten(1);   // [B, 64]

    /// <summary>The kernels generated for images, in evaluation mode and without gradients: what Figure 2 of the sheet shows.</summary>
    /// <param name="images">Images [B, 3, 32, 32] in [0, 1].</param>
    /// <returns>[B, 64, 3, 3], in the caller's dispose scope if there is one.</returns>
    public Tensor KernelsOf(Tensor images)
    {
        Tensor? kernels = null;
        this.InEvaluation(() => kernels = GenerateKernels(Features(images)).MoveToOuterDisposeScope());
        return kernels!;
    }
}
