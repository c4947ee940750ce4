using FilterGen.Training;

namespace FilterGen.Papers.DynamicFilterLab.Teaching;

/// <summary>
/// What the lab sheet calls BaseModel, divided into the steps that a student writes: the layers, and the forward path from
/// images [B, 3, 32, 32] in [0, 1] to class scores [B, 10].
/// </summary>
/// <param name="start">What the backbone starts from.</param>
public abstract class LabModel(ResNetWeights start) : Classifier("BaseModel")
{
    private readonly ImageNetScale scale = new();

    /// <summary>What the backbone starts from.</summary>
    public ResNetWeights Start => start;

    /// <summary>ResNet-18 up to and including the first block of layer1, not frozen.</summary>
    public abstract nn.Module<Tensor, Tensor> Backbone { get; }

    /// <summary>W_DYN: fully connected 4096→576, then Tanh.</summary>
    public abstract nn.Module<Tensor, Tensor> Generator { get; }

    /// <summary>W_CLS: fully connected 64→10.</summary>
    public abstract nn.Module<Tensor, Tensor> Head { get; }

    /// <summary>Step 1: scaled images [B, 3, 32, 32] → the map v [B, 64, 8, 8].</summary>
    public abstract Tensor Features(Tensor scaled);

    /// <summary>Steps 2 to 4: the map v [B, 64, 8, 8] → one kernel of length 1 for each image [B, 64, 3, 3].</summary>
    public abstract Tensor Kernels(Tensor v);

    /// <summary>Step 5: image i's map convolved with image i's kernel → [B, 1, 8, 8].</summary>
    public abstract Tensor Represent(Tensor v, Tensor kernels);

    /// <summary>Step 6: the representation [B, 1, 8, 8] → class scores [B, 10].</summary>
    public abstract Tensor Classify(Tensor represented);

    /// <summary>RGB values in [0, 1] → what the published weights expect: ImageNet's mean taken out, divided by its deviation.</summary>
    public Tensor Scale(Tensor images) => scale.call(images);

    /// <inheritdoc/>
    public override Tensor forward(Tensor images)
    {
        var v = Features(Scale(images));
        return Classify(Represent(v, Kernels(v)));
    }

    /// <summary>The cross entropy of the class scores, as the term <c>classification</c>.</summary>
    public override Objective Evaluate(Tensor images, Tensor labels)
    {
        var scores = forward(images);
        var loss = nn.functional.cross_entropy(scores, labels);
        return new(loss, scores, [("classification", loss)]);
    }

    /// <summary>The kernels of images [B, 3, 32, 32] in [0, 1], in evaluation mode and without gradients.</summary>
    /// <returns>[B, 64, 3, 3], in the caller's dispose scope if there is one.</returns>
    public Tensor KernelsOf(Tensor images)
    {
        using var mode = new EvaluationMode(this);
        using var scope = NewDisposeScope();
        using var off = no_grad();
        return Kernels(Features(Scale(images))).MoveToOuterDisposeScope();
    }
}
