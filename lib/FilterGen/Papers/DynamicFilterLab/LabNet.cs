using FilterGen.Filters;
using FilterGen.Training;

namespace FilterGen.Papers.DynamicFilterLab;

/// <summary>
/// What the lab's networks share: the first layers of ResNet-18 turn an image into the map v, a layer of the network's own
/// turns v into the image representation v̂, and one fully connected layer W_CLS turns v̂ into class scores.
/// Images [B, 3, 32, 32] with RGB values in [0, 1] → logits [B, 10].
/// </summary>
public abstract class LabNet : Classifier
{
    /// <summary>Channels of the map v.</summary>
    public const int Channels = 64;

    /// <summary>Height and width of the map v.</summary>
    public const int Side = 8;

    /// <summary>Classes of CIFAR-10.</summary>
    public const int Classes = 10;

    private readonly ImageNetScale scale = new();
    private readonly Sequential backbone;
    private readonly Linear head;

    /// <summary>Builds the backbone and W_CLS.</summary>
    /// <param name="name">The network's name.</param>
    /// <param name="representation">Length of v̂.</param>
    /// <param name="weights">What the backbone starts from.</param>
    private protected LabNet(string name, long representation, ResNetWeights weights) : base(name)
    {
        Weights = weights;
        backbone = ResNetBackbone.Create(weights);
        head = nn.Linear(representation, Classes);
    }

    /// <summary>What the backbone started from.</summary>
    public ResNetWeights Weights { get; }

    /// <summary>
    /// ResNet-18 up to and including the first block of layer1, under torchvision's names: images scaled as ImageNet's
    /// [B, 3, H, W] → [B, 64, H/4, W/4]. All of it is trained.
    /// </summary>
    public Sequential Backbone => backbone;

    /// <summary>W_CLS.</summary>
    public Linear Head => head;

    /// <summary>The map v of images [B, 3, 32, 32] in [0, 1].</summary>
    /// <returns>[B, 64, 8, 8].</returns>
    /// <exception cref="ArgumentException">The images, and so v, have another size.</exception>
    public Tensor Features(Tensor images)
    {
        Guard.Shape(images, "images", "[B, 3, 32, 32]", -1, 3, 4 * Side, 4 * Side);
        var v = backbone.call(scale.call(images.InWideOrder()));
        Guard.Shape(v, "v", $"[{images.shape[0]}, {Channels}, {Side}, {Side}]", images.shape[0], Channels, Side, Side);
        return v;
    }

    /// <summary>The image representation v̂ [B, L] of a map v [B, 64, 8, 8].</summary>
    public abstract Tensor Represent(Tensor v);

    /// <inheritdoc/>
    public override Tensor forward(Tensor images) => head.call(Represent(Features(images)));

    /// <summary>The cross entropy of the class scores, as the term <c>classification</c>.</summary>
    public override Objective Evaluate(Tensor images, Tensor labels)
    {
        var logits = forward(images);
        var loss = nn.functional.cross_entropy(logits, labels);
        return new(loss, logits, [("classification", loss)]);
    }
}
