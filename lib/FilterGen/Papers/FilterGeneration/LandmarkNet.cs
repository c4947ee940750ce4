using FilterGen.Data;
using FilterGen.Filters;
using FilterGen.Training;

namespace FilterGen.Papers.FilterGeneration;

/// <summary>
/// A network that finds five landmarks (left eye, right eye, nose tip, left and right corner of the mouth) in a face: images
/// [B, 3, 64, 64] in [0, 1] → heat maps [B, 5, 64, 64] (section 4.2). It is judged by the mean error of its landmarks.
/// </summary>
/// <param name="name">The network's name.</param>
public abstract class LandmarkNet(string name) : TrainableNetwork(name)
{
    /// <summary>Landmarks in a face.</summary>
    public const int LandmarkCount = 5;

    /// <summary>Height and width of the images and of the heat maps, in pixels.</summary>
    public const int ImageSize = 64;

    /// <summary>The mean error over a face's landmarks in percent of its interocular distance; the lower the better.</summary>
    public static Score MeanError { get; } = new("mean error in %", HigherIsBetter: false);

    /// <inheritdoc/>
    public override Score JudgedBy => MeanError;

    /// <summary>Runs a batch forward.</summary>
    /// <param name="images">Images [B, 3, 64, 64], float32 in [0, 1].</param>
    /// <returns>The heat maps, and what else the network is trained with.</returns>
    /// <exception cref="ArgumentException">The images have another shape.</exception>
    public abstract LandmarkOutput Predict(Tensor images);

    /// <summary>The heat maps of images [B, 3, 64, 64]: [B, 5, 64, 64], before any squashing.</summary>
    public override Tensor forward(Tensor images) => Predict(images).HeatMaps;

    /// <summary>
    /// The loss: <c>location</c>, how far the heat maps are from Gaussians about the landmarks
    /// (<see cref="HeatMaps.Divergence"/>), and, if the network has an autoencoder, <c>reconstruction</c>, the binary cross entropy
    /// per value of the image (equation 1 divides by pixels, a third of them), summed with weight 1 as in equation 4.
    /// </summary>
    /// <param name="images">Images [B, 3, 64, 64] in [0, 1].</param>
    /// <param name="labels">Landmarks [B, 5, 2] in pixels.</param>
    public override Objective Evaluate(Tensor images, Tensor labels)
    {
        var (heatMaps, rebuilt) = Predict(images);
        var location = HeatMaps.Divergence(heatMaps, labels);
        if (rebuilt is null) return new(location, heatMaps, [(nameof(location), location)]);
        var reconstruction = nn.functional.binary_cross_entropy_with_logits(rebuilt, images);
        return new(
            reconstruction + location, heatMaps, [(nameof(reconstruction), reconstruction), (nameof(location), location)]);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<(string Name, Tensor Values)> Scores(Tensor output, Tensor labels) =>
        [(MeanError.Name, LandmarkErrors.InPercent(HeatMaps.Locate(output), labels).mean([1]))];

    /// <summary>The landmarks of any number of faces, found in evaluation mode.</summary>
    /// <param name="images">Images [N, 3, 64, 64] in [0, 1], on any device.</param>
    /// <returns>[N, 5, 2] on the CPU, x and y in pixels.</returns>
    /// <exception cref="ArgumentException">The images have another shape, or there are none.</exception>
    public Tensor Locate(Tensor images)
    {
        Guard.AtLeast(1, images.shape[0], "faces");
        var found = new List<Tensor>();
        var device = this.parameters().First().device;
        var size = Trainer.TestBatchSize(images, device);
        using var scope = NewDisposeScope();
        for (long start = 0; start < images.shape[0]; start += size)
        {
            var batch = images.narrow(0, start, Math.Min(size, images.shape[0] - start));
            this.InEvaluation(() => found.Add(HeatMaps.Locate(forward(batch.to(device))).cpu().MoveToOuterDisposeScope()));
        }
        return cat([.. found]).MoveToOuterDisposeScope();
    }

    /// <summary>Measures the network on faces, in evaluation mode.</summary>
    /// <param name="faces">Images [N, 3, 64, 64] with their landmarks [N, 5, 2].</param>
    public LandmarkErrors Measure(ImageSet faces)
    {
        using var scope = NewDisposeScope();
        return LandmarkErrors.Of(Locate(faces.Images), faces.Labels);
    }

    /// <summary>The tables of all parts by their names, as the networks really are.</summary>
    public abstract IReadOnlyList<(string Network, IReadOnlyList<LayerRow> Rows)> Layers();
}
