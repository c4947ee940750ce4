using FilterGen.Filters;
using FilterGen.Operators;

namespace FilterGen.Papers.FilterGeneration;

/// <summary>A row <c>Conv</c>, <c>Conv+ReLU</c> or <c>Conv+BN+LReLU</c>: [B, C, H, W] → [B, N, H', W'].</summary>
public sealed class ConvStage : Stage
{
    private readonly Conv2d conv;
    private readonly BatchNorm2d? norm;
    private readonly ConvGeometry geometry;
    private readonly Activation activation;

    /// <summary>Creates the layer with PyTorch's start.</summary>
    /// <param name="channels">Input channels C.</param>
    /// <param name="filters">Output channels N.</param>
    /// <param name="geometry">Kernel, stride and padding.</param>
    /// <param name="activation">What follows.</param>
    /// <param name="batchNorm">Whether batch normalisation stands between convolution and activation.</param>
    /// <param name="bias">Whether the convolution adds a trained bias, which batch normalisation would take away again.</param>
    public ConvStage(
        long channels, long filters, ConvGeometry geometry, Activation activation, bool batchNorm = false, bool bias = true)
        : base(nameof(ConvStage))
    {
        geometry.Validate();
        this.geometry = geometry;
        this.activation = activation;
        conv = nn.Conv2d(channels, filters, geometry.Kernel, geometry.Stride, geometry.Padding, geometry.Dilation, bias: bias);
        if (batchNorm) norm = nn.BatchNorm2d(filters);
        RegisterComponents();
    }

    /// <summary>A row <c>Conv+BN+activation</c> without the bias that batch normalisation takes away.</summary>
    /// <inheritdoc cref="ConvStage(long, long, ConvGeometry, Activation, bool, bool)"/>
    public static ConvStage Normed(long channels, long filters, ConvGeometry geometry, Activation activation) =>
        new(channels, filters, geometry, activation, batchNorm: true, bias: false);

    /// <inheritdoc/>
    public override string Layer => activation.Label(norm is null ? "Conv" : "Conv+BN");

    /// <inheritdoc/>
    public override ConvGeometry? Geometry => geometry;

    /// <summary>The trained filters [N, C, k, k].</summary>
    public Tensor Filters => conv.weight;

    /// <summary>The batch normalisation behind the convolution, if there is one.</summary>
    internal BatchNorm2d? Norm => norm;

    /// <summary>The convolution's output, before normalisation and activation: what the paper taps.</summary>
    public Tensor Convolve(Tensor input) => GreyConvolution.Convolve(input, conv.weight, conv.bias, geometry);

    /// <summary>Normalisation and activation of <see cref="Convolve"/>'s output, which stays as it is.</summary>
    public Tensor Activate(Tensor convolved) => norm is null
        ? activation.Apply(convolved, inPlace: false)
        : activation.Apply(norm, convolved);

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => Activate(Convolve(input));

    internal override long Operations(long[] input, long[] output) =>
        2 * output[1] * input[1] * geometry.Kernel * geometry.Kernel * output[2] * output[3];
}
