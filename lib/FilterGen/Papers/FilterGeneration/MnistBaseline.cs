using FilterGen.Training;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace FilterGen.Papers.FilterGeneration;

/// <summary>The fixed network of the MNIST experiment (Table 4): images [B, 1, 28, 28] → logits [B, 10].</summary>
public sealed class MnistBaseline : Classifier
{
    private readonly Stages layers;

    /// <summary>Builds Table 4.</summary>
    public MnistBaseline() : base(nameof(MnistBaseline))
    {
        layers = new(
            new ConvStage(1, 5, new(5), Activation.ReLU),           // [B, 5, 24, 24]
            new MaxPoolStage(2),                                    // [B, 5, 12, 12]
            new ConvStage(5, 5, new(5), Activation.ReLU),           // [B, 5, 8, 8]
            new MaxPoolStage(2),                                    // [B, 5, 4, 4]
            new FullyConnectedStage(5 * 4 * 4, 10));                // [B, 10]
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor images) => layers.forward(images);

    /// <summary>The negative log likelihood of the labels (equation 3), as the term <c>classification</c>.</summary>
    public override Objective Evaluate(Tensor images, Tensor labels)
    {
        var logits = forward(images);
        var loss = functional.cross_entropy(logits, labels);
        return new(loss, logits, [("classification", loss)]);
    }

    /// <summary>Table 4 as this network really is.</summary>
    public IReadOnlyList<LayerRow> Layers() => this.Describe([1, 28, 28], (image, rows) => layers.Trace(image, rows));
}
