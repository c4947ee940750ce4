using FilterGen.Filters;
using FilterGen.Training;
using static TorchSharp.torch.nn;

namespace FilterGen.Papers.FilterGeneration;

/// <summary>A classifier with ordinary filters, row by row as its table: images [B, C, H, W] → logits [B, classes].</summary>
public abstract class FixedNet : Classifier
{
    private readonly Stages layers;
    private readonly long[] imageShape;

    /// <summary>Joins the rows of a table.</summary>
    /// <param name="name">The network's name.</param>
    /// <param name="imageShape">Channels, height and width of the images.</param>
    /// <param name="rows">The table's rows.</param>
    protected FixedNet(string name, long[] imageShape, params IReadOnlyList<Stage> rows) : base(name)
    {
        this.imageShape = imageShape;
        layers = new(rows);
        register_module(nameof(layers), layers);
    }

    /// <summary>The rows of the table.</summary>
    private protected Stages Rows => layers;

    /// <summary>Classifies images.</summary>
    /// <param name="images">Images [B, C, H, W] in [0, 1].</param>
    /// <returns>Logits [B, classes].</returns>
    /// <exception cref="ArgumentException">The images have another shape than the network was made for.</exception>
    public override Tensor forward(Tensor images)
    {
        Guard.Shape(images, nameof(images), $"[B, {string.Join(", ", imageShape)}]", [-1, .. imageShape]);
        return layers.forward(images.InWideOrder());
    }

    /// <summary>The negative log likelihood of the labels (equation 3), as the term <c>classification</c>.</summary>
    public override Objective Evaluate(Tensor images, Tensor labels)
    {
        var logits = forward(images);
        var loss = functional.cross_entropy(logits, labels);
        return new(loss, logits, [("classification", loss)]);
    }

    /// <summary>The table of this network, as it really is.</summary>
    public IReadOnlyList<LayerRow> Layers() => this.Describe(imageShape, (image, rows) => layers.Trace(image, rows));
}
