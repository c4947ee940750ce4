using FilterGen.Training;

namespace FilterGen.Papers.NetworkVision;

/// <summary>
/// A∘j: a classifier that sees images through an autoencoder. The classifier is fixed, also while the autoencoder learns: it is in
/// evaluation mode whatever the mode of this network, and its parameters want no gradient any more.
/// </summary>
/// <remarks>
/// Weights and checkpoints hold the autoencoder's tensors alone, so that loading them leaves the classifier as it is, too. Several of
/// these networks share a classifier; disposing one disposes it.
/// </remarks>
public class SeenThrough : Classifier
{
    private readonly SegNet autoencoder;
    private readonly Classifier classifier;

    /// <summary>Puts an autoencoder in front of a classifier; neither is copied.</summary>
    /// <param name="autoencoder">A.</param>
    /// <param name="classifier">j.</param>
    public SeenThrough(SegNet autoencoder, Classifier classifier)
        : this($"{classifier.GetName()} behind {autoencoder.GetName()}", autoencoder, classifier)
    {
    }

    /// <summary>The same under another name.</summary>
    private protected SeenThrough(string name, SegNet autoencoder, Classifier classifier) : base(name)
    {
        (this.autoencoder, this.classifier) = (autoencoder, classifier);
        RegisterComponents();
        Freeze(classifier);
    }

    /// <summary>A.</summary>
    public SegNet Autoencoder => autoencoder;

    /// <summary>j.</summary>
    public Classifier Fixed => classifier;

    /// <summary>Classifies the reconstructions of images.</summary>
    /// <param name="images">[B, C, H, W] in [0, 1].</param>
    /// <returns>Logits [B, classes].</returns>
    public override Tensor forward(Tensor images) => Fixed.call(Autoencoder.call(images));

    /// <summary>What the classifier says about the reconstructions.</summary>
    /// <param name="images">[B, C, H, W] in [0, 1].</param>
    /// <param name="labels">Class of each image, int64 [B].</param>
    public override Objective Evaluate(Tensor images, Tensor labels) => Fixed.Evaluate(Autoencoder.call(images), labels);

    /// <summary>Sets the mode of the autoencoder; the classifier stays in evaluation mode.</summary>
    /// <param name="on">Whether the autoencoder is in training mode.</param>
    public override void train(bool on = true)
    {
        base.train(on);
        Fixed.eval();
    }

    /// <summary>The autoencoder's parameters and statistics.</summary>
    /// <inheritdoc/>
    public override Dictionary<string, Tensor> state_dict(Dictionary<string, Tensor>? destination = null, string? prefix = null) =>
        Autoencoder.state_dict(destination, prefix);

    /// <summary>Puts a module into evaluation mode, and has its parameters want no gradient.</summary>
    private protected static void Freeze(nn.Module module)
    {
        module.eval();
        foreach (var parameter in module.parameters()) parameter.requires_grad = false;
    }
}
