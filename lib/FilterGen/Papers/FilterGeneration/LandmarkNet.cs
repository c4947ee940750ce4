using static TorchSharp.torch;

namespace FilterGen.Papers.FilterGeneration;

/// <summary>
/// A network that finds five landmarks (left eye, right eye, nose tip, left and right corner of the mouth) in a face: images
/// [B, 3, 64, 64] in [0, 1] → heat maps [B, 5, 64, 64] (section 4.2).
/// </summary>
/// <param name="name">The network's name.</param>
public abstract class LandmarkNet(string name) : nn.Module<Tensor, Tensor>(name)
{
    /// <summary>Landmarks in a face.</summary>
    public const int LandmarkCount = 5;

    /// <summary>Height and width of the images and of the heat maps, in pixels.</summary>
    public const int ImageSize = 64;

    /// <summary>Runs a batch forward.</summary>
    /// <param name="images">Images [B, 3, 64, 64], float32 in [0, 1].</param>
    /// <returns>The heat maps, and what else the network is trained with.</returns>
    /// <exception cref="ArgumentException">The images have another shape.</exception>
    public abstract LandmarkOutput Predict(Tensor images);

    /// <summary>The heat maps of images [B, 3, 64, 64]: [B, 5, 64, 64], before any squashing.</summary>
    public override Tensor forward(Tensor images) => Predict(images).HeatMaps;

    /// <summary>The tables of all parts by their names, as the networks really are.</summary>
    public abstract IReadOnlyList<(string Network, IReadOnlyList<LayerRow> Rows)> Layers();
}
