using FilterGen.Data;
using FilterGen.Filters;
using FilterGen.Operators;
using FilterGen.Papers.FilterGeneration;
using FilterGen.Training;

namespace FilterGen.Papers.NetworkVision;

/// <summary>
/// The autoencoder (Badrinarayanan, Kendall and Cipolla: <i>SegNet</i>): the convolutions of VGG16 with batch normalisation, and the
/// same the other way round, where every unpooling puts its numbers where the pooling across from it found its maxima. Images
/// [B, C, H, W] in [0, 1] → their reconstructions, of the same shape.
/// </summary>
/// <remarks>
/// It learns without labels: the loss is the mean squared error of normalised pixels. Each convolution is followed by batch
/// normalisation and ReLU but the last, whose output may take any value.
/// </remarks>
public sealed class SegNet : TrainableNetwork
{
    private static readonly ConvGeometry Geometry = new(3, 1, 1), Window = new(2, Stride: 2);

    private readonly ModuleList<Stages> encoder;
    private readonly ModuleList<Stages> decoder;

    /// <summary>Makes the network, with PyTorch's start.</summary>
    /// <param name="layout">How large it is; null takes VGG16's widths, for images of 224×224.</param>
    /// <param name="normalization">Of the images; it also says how many channels they have. Null takes CIFAR-10's.</param>
    /// <exception cref="ArgumentException">A stage is empty.</exception>
    public SegNet(SegNetLayout? layout = null, Normalization? normalization = null) : base($"SegNet {layout ??= SegNetLayout.Vgg16()}")
    {
        layout.Validate();
        (Layout, Normalization) = (layout, normalization ?? Cifar10.Normalization);
        var stages = layout.Stages;
        long Before(int stage) => stage == 0 ? Normalization.Means.Count : stages[stage - 1].Filters;

        encoder = nn.ModuleList([.. stages.Select((stage, i) => new Stages(
            [.. Enumerable.Range(0, stage.Convolutions).Select(k => Conv(k == 0 ? Before(i) : stage.Filters, stage.Filters))]))]);
        decoder = nn.ModuleList([.. stages.Select((stage, i) => new Stages(
        [
            .. Enumerable.Range(1, stage.Convolutions - 1).Select(_ => Conv(stage.Filters, stage.Filters)),
            i > 0 ? Conv(stage.Filters, Before(i)) : new ConvStage(stage.Filters, Before(0), Geometry, Activation.None),
        ])).Reverse()]);
        RegisterComponents();
    }

    /// <summary>How large it is.</summary>
    public SegNetLayout Layout { get; }

    /// <summary>What is done to the images first, and undone at the end.</summary>
    public Normalization Normalization { get; }

    /// <summary>The stages before each pooling.</summary>
    internal nn.Module Encoder => encoder;

    /// <summary>The stages behind each unpooling.</summary>
    internal nn.Module Decoder => decoder;

    /// <summary>Reconstructs images.</summary>
    /// <param name="images">[B, C, H, W] in [0, 1], of at least <see cref="SegNetLayout.SmallestSide"/> pixels each way.</param>
    /// <returns>[B, C, H, W]; nothing keeps the values within [0, 1].</returns>
    /// <exception cref="ArgumentException">The images are too small or have another number of channels.</exception>
    public override Tensor forward(Tensor images) => Normalization.Undo(Reconstruct(Normalization.Apply(images)));

    /// <inheritdoc/>
    public override Objective Evaluate(Tensor images, Tensor labels)
    {
        var wanted = Normalization.Apply(images);
        var found = Reconstruct(wanted);
        return new(nn.functional.mse_loss(found, wanted), found, []);
    }

    /// <summary>An autoencoder of its own with the same weights and statistics, on the same device, to be trained on its own.</summary>
    /// <param name="decoder">Whether the decoder is copied, too; otherwise its weights are drawn from the current seed.</param>
    public SegNet Copy(bool decoder = true)
    {
        using var off = no_grad();
        using var scope = NewDisposeScope();
        var copy = new SegNet(Layout, Normalization);
        var kept = state_dict();
        foreach (var (name, value) in copy.state_dict())
        {
            if (decoder || name.StartsWith("encoder.", StringComparison.Ordinal)) value.copy_(kept[name]);
        }
        copy.to(parameters().First().device);
        return copy;
    }

    /// <summary>The table of the network, as it really is.</summary>
    /// <param name="side">Rows and columns of an image.</param>
    public IReadOnlyList<LayerRow> Layers(int side) =>
        this.Describe([Normalization.Means.Count, side, side], (image, rows) => Run(image, (stage, x) => stage.Trace(x, rows), (layer, x) =>
            rows.Add(LayerRow.Of(layer, Window, x, parameters: 0, operations: 0))));

    private Tensor Reconstruct(Tensor normalized) => Run(normalized, (stage, x) => stage.forward(x), (_, _) => { });

    private Tensor Run(Tensor images, Func<Stages, Tensor, Tensor> step, Action<string, Tensor> resized)
    {
        if (images.shape[2] < Layout.SmallestSide || images.shape[3] < Layout.SmallestSide)
            throw new ArgumentException($"images: expected at least {Layout.SmallestSide}×{Layout.SmallestSide} pixels, which {Layout.Stages.Count} "
                + $"poolings halve, found {images.shape[2]}×{images.shape[3]}. Take larger images or a layout with fewer stages.", nameof(images));
        var poolings = new Stack<(Tensor Places, long Height, long Width)>();
        var x = images.InWideOrder();
        foreach (var stage in encoder)
        {
            x = step(stage, x);
            var (height, width) = (x.shape[2], x.shape[3]);
            (x, var places) = MaxUnpooling.Pool(x);
            poolings.Push((places, height, width));
            resized("MaxPool", x);
        }
        foreach (var stage in decoder)
        {
            var (places, height, width) = poolings.Pop();
            x = Layout.HandsPlacesOver ? MaxUnpooling.Unpool(x, places, height, width) : MaxUnpooling.Repeat(x, height, width);
            resized(Layout.HandsPlacesOver ? "MaxUnpool" : "Repeat", x);
            x = step(stage, x);
        }
        return x;
    }

    private static ConvStage Conv(long channels, long filters) => ConvStage.Normed(channels, filters, Geometry, Activation.ReLU);
}
