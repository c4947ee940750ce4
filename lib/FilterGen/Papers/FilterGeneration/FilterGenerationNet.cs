using FilterGen.Training;
using static TorchSharp.torch.nn;

namespace FilterGen.Papers.FilterGeneration;

/// <summary>
/// The whole of Figure 1: the autoencoder's taps, reduced to feature vectors, generate the filters with which the
/// prediction network classifies the same images. Images [B, C, H, W] in [0, 1] → logits [B, classes].
/// </summary>
public sealed class FilterGenerationNet : Classifier
{
    private readonly Autoencoder autoencoder;
    private readonly IReadOnlyList<DimensionReduction> reductions;
    private readonly PredictionNetwork prediction;

    /// <summary>Joins the parts; the tap of encoder layer i generates the filters of prediction layer i.</summary>
    /// <param name="autoencoder">The autoencoder.</param>
    /// <param name="reductions">One reduction per tap, registered as <c>reduction1</c>, <c>reduction2</c>, ….</param>
    /// <param name="prediction">The prediction network, with one generated layer per tap.</param>
    /// <exception cref="ArgumentException">Taps, reductions and generated layers differ in number.</exception>
    public FilterGenerationNet(Autoencoder autoencoder, IReadOnlyList<DimensionReduction> reductions, PredictionNetwork prediction)
        : base(nameof(FilterGenerationNet))
    {
        int taps = autoencoder.TapCount, generated = prediction.GeneratedStages.Count;
        if (reductions.Count != taps || generated != taps)
        {
            throw new ArgumentException(
                $"expected one reduction and one generated layer for each of the {taps} taps, "
                + $"found {reductions.Count} reductions and {generated} generated layers.");
        }
        this.autoencoder = autoencoder;
        this.reductions = reductions;
        this.prediction = prediction;
        for (int i = 0; i < reductions.Count; i++) register_module($"reduction{i + 1}", reductions[i]);
        RegisterComponents();
    }

    /// <summary>The autoencoder.</summary>
    public Autoencoder Autoencoder => autoencoder;

    /// <summary>The dimension reductions, one per tap.</summary>
    public IReadOnlyList<DimensionReduction> Reductions => reductions;

    /// <summary>The prediction network.</summary>
    public PredictionNetwork Prediction => prediction;

    /// <summary>The network of the MNIST experiment (section 4.1, Tables 4 to 7).</summary>
    /// <param name="encoderFilters">Filters in each encoder layer, n_enc: 5, 10 or 20 in Table 1.</param>
    /// <param name="repositorySize">Base filters of each generated layer, s: 2, 5 or 10 in Table 2.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is below 1.</exception>
    public static FilterGenerationNet ForMnist(int encoderFilters = 20, int repositorySize = 5) => new(
        Autoencoder.ForMnist(encoderFilters),
        [DimensionReduction.ForFirstMnistTap(encoderFilters), DimensionReduction.ForSecondMnistTap(encoderFilters)],
        PredictionNetwork.ForMnist(encoderFilters, repositorySize));

    /// <summary>The network of the CIFAR-10 experiment (section 4.3, Tables 15 to 20) with four generated layers.</summary>
    public static FilterGenerationNet ForCifar10()
    {
        var reductions = DimensionReduction.ForCifar10();
        var prediction = PredictionNetwork.ForCifar10([.. reductions.Select(reduction => reduction.FeatureLength)]);
        return new(Autoencoder.ForCifar10(), reductions, prediction);
    }

    /// <summary>Sample-specific features of images [B, C, H, W]: one tensor [B, L_f] per generated layer.</summary>
    public IReadOnlyList<Tensor> Features(Tensor images) => reductions.Reduce(autoencoder.Encode(images).Taps);

    /// <summary>Classifies images with the filters generated from them.</summary>
    /// <param name="images">Images [B, C, H, W] in [0, 1].</param>
    /// <returns>Logits [B, classes].</returns>
    /// <exception cref="ArgumentException">The images have another shape than the network was made for.</exception>
    public override Tensor forward(Tensor images) => prediction.forward(images, Features(images));

    /// <summary>
    /// The loss L_rec + L_cls (equation 4): <c>reconstruction</c>, the binary cross entropy per value of the image, computed from
    /// the logits so that it stays finite (equation 1 divides by pixels: three times as much on colour images), and
    /// <c>classification</c>, the negative log likelihood (equation 3).
    /// </summary>
    /// <param name="images">Images [B, C, H, W] in [0, 1].</param>
    /// <param name="labels">Class of each image [B], int64.</param>
    public override Objective Evaluate(Tensor images, Tensor labels)
    {
        var (taps, code) = autoencoder.Encode(images);
        var logits = prediction.forward(images, reductions.Reduce(taps));
        var reconstruction = functional.binary_cross_entropy_with_logits(autoencoder.Decode(code), images);
        var classification = functional.cross_entropy(logits, labels);
        return new(
            reconstruction + classification,
            logits,
            [("reconstruction", reconstruction), ("classification", classification)]);
    }

    /// <summary>Coefficients, filters, maps and reconstructions of a batch, in evaluation mode and without gradients.</summary>
    /// <param name="images">Images [B, C, H, W] in [0, 1].</param>
    /// <returns>Tensors that belong to the caller's dispose scope, if there is one.</returns>
    public Inspection Inspect(Tensor images)
    {
        Inspection? inspection = null;
        this.InEvaluation(() =>
        {
            var (taps, code) = autoencoder.Encode(images);
            var (logits, layers) = prediction.Inspect(images, reductions.Reduce(taps));
            inspection = new(logits, autoencoder.Decode(code).sigmoid(), layers);
            foreach (var tensor in inspection.Tensors()) tensor.MoveToOuterDisposeScope();
        });
        return inspection!;
    }

    /// <summary>The tables of all parts by their names, as the networks really are.</summary>
    public IReadOnlyList<(string Network, IReadOnlyList<LayerRow> Rows)> Layers() =>
        NetworkTables.Of(autoencoder, reductions, prediction);
}
