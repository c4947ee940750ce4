using FilterGen.Filters;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace FilterGen.Papers.FilterGeneration;

/// <summary>
/// A row <c>Conv</c> or <c>Conv+ReLU</c> whose filters are generated for each sample: features [B, L_f] and images
/// [B, C, H, W] → [B, N, H', W'].
/// </summary>
public sealed class GeneratedStage : Module<Tensor, Tensor, Tensor>
{
    private readonly DynamicConv2d conv;
    private readonly Activation activation;

    /// <summary>Wraps a dynamic convolution.</summary>
    /// <param name="conv">The convolution.</param>
    /// <param name="activation">What follows.</param>
    public GeneratedStage(DynamicConv2d conv, Activation activation) : base(nameof(GeneratedStage))
    {
        this.conv = conv;
        this.activation = activation;
        RegisterComponents();
    }

    /// <summary>The table's name of the row.</summary>
    public string Layer => activation.Label("Conv");

    /// <summary>The dynamic convolution.</summary>
    public DynamicConv2d Conv => conv;

    /// <inheritdoc/>
    public override Tensor forward(Tensor features, Tensor images) =>
        activation.Apply(conv.forward(features, images), inPlace: false);

    /// <summary>The same, from coefficients [B, N, M] instead of features.</summary>
    internal Tensor Run(Tensor images, Tensor coefficients) =>
        activation.Apply(conv.Convolve(images, coefficients), inPlace: false);

    internal Tensor Trace(Tensor features, Tensor images, ICollection<LayerRow> rows)
    {
        var output = forward(features, images);
        rows.Add(LayerRow.Of(Layer, conv.Geometry, output, this.ParameterCount()));
        return output;
    }
}
