using FilterGen.Filters;
using static TorchSharp.torch.nn;

namespace FilterGen.Papers.FilterGeneration;

/// <summary>
/// A row <c>Conv</c>, <c>Conv+ReLU</c> or <c>Conv+BN+ReLU</c> whose filters are generated for each sample: features [B, L_f] and images
/// [B, C, H, W] → [B, N, H', W'].
/// </summary>
public sealed class GeneratedStage : Module<Tensor, Tensor, Tensor>
{
    private readonly DynamicConv2d conv;
    private readonly BatchNorm2d? norm;
    private readonly Activation activation;

    /// <summary>Wraps a dynamic convolution.</summary>
    /// <param name="conv">The convolution.</param>
    /// <param name="activation">What follows.</param>
    /// <param name="batchNorm">Whether batch normalisation stands between convolution and activation.</param>
    public GeneratedStage(DynamicConv2d conv, Activation activation, bool batchNorm = false) : base(nameof(GeneratedStage))
    {
        this.conv = conv;
        this.activation = activation;
        if (batchNorm) norm = BatchNorm2d(conv.FilterCount);
        RegisterComponents();
    }

    /// <summary>The table's name of the row.</summary>
    public string Layer => activation.Label(norm is null ? "Conv" : "Conv+BN");

    /// <summary>The dynamic convolution.</summary>
    public DynamicConv2d Conv => conv;

    /// <inheritdoc/>
    public override Tensor forward(Tensor features, Tensor images) => Activate(conv.forward(features, images));

    /// <summary>The same, from coefficients [B, N, M] instead of features.</summary>
    internal Tensor Run(Tensor images, Tensor coefficients) => Activate(conv.Convolve(images, coefficients));

    internal Tensor Trace(Tensor features, Tensor images, ICollection<LayerRow> rows)
    {
        var output = forward(features, images);
        var operations = conv.Cost(images.shape[2], images.shape[3]).Of(conv.Strategy) + 2 * conv.ParameterCount;
        rows.Add(LayerRow.Of(Layer, conv.Geometry, output, this.ParameterCount(), operations));
        return output;
    }

    private Tensor Activate(Tensor convolved) => norm is null
        ? activation.Apply(convolved, inPlace: false)
        : activation.Apply(norm, convolved);
}
