using FilterGen.Filters;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace FilterGen.Papers.FilterGeneration;

/// <summary>A row <c>Conv</c>, <c>Conv+ReLU</c> or <c>Conv+BN+LReLU</c>: [B, C, H, W] → [B, N, H', W'].</summary>
public sealed class ConvStage : Stage
{
    private readonly Conv2d conv;
    private readonly BatchNorm2d? norm;
    private readonly Activation activation;

    /// <summary>Creates the layer with PyTorch's start.</summary>
    /// <param name="channels">Input channels C.</param>
    /// <param name="filters">Output channels N.</param>
    /// <param name="geometry">Kernel, stride and padding.</param>
    /// <param name="activation">What follows.</param>
    /// <param name="batchNorm">Whether batch normalisation stands between convolution and activation.</param>
    public ConvStage(long channels, long filters, ConvGeometry geometry, Activation activation, bool batchNorm = false)
        : base(nameof(ConvStage))
    {
        geometry.Validate();
        Geometry = geometry;
        this.activation = activation;
        conv = nn.Conv2d(channels, filters, geometry.Kernel, geometry.Stride, geometry.Padding, geometry.Dilation);
        if (batchNorm) norm = nn.BatchNorm2d(filters);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override string Layer => activation.Label(norm is null ? "Conv" : "Conv+BN");

    /// <inheritdoc/>
    public override ConvGeometry? Geometry { get; }

    /// <summary>The convolution's output, before normalisation and activation: what the paper taps.</summary>
    public Tensor Convolve(Tensor input) => conv.forward(input);

    /// <summary>Normalisation and activation of <see cref="Convolve"/>'s output, which stays as it is.</summary>
    public Tensor Activate(Tensor convolved) => norm is null
        ? activation.Apply(convolved, inPlace: false)
        : activation.Apply(norm.forward(convolved), inPlace: true);

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => Activate(Convolve(input));
}
