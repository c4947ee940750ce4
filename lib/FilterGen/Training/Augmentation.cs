namespace FilterGen.Training;

/// <summary>
/// Changes the images of every training batch at random, so that a network sees others in each epoch. What it draws comes from
/// torch's generator of the images' device, which <see cref="Trainer"/> seeds.
/// </summary>
public abstract class Augmentation
{
    /// <summary>What is done, in a few words with all settings: trainings with other words do not go on from each other.</summary>
    public abstract string Name { get; }

    /// <summary>
    /// Mirrors each image with probability 1/2, pads it with zeros on all four sides and cuts out a part of the old size at a random
    /// place: the usual augmentation for CIFAR-10, with a padding of 4.
    /// </summary>
    /// <param name="padding">Pixels on each side, at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The padding is negative.</exception>
    public static Augmentation FlipAndCrop(int padding = 4) => new FlipAndCrop(padding);

    /// <summary>Changes a batch. Called in every training step; it must not read values back to the host.</summary>
    /// <param name="images">Images [B, C, H, W]; they are not changed.</param>
    /// <returns>The changed images, of the same shape, type and device.</returns>
    public abstract Tensor Apply(Tensor images);

    /// <inheritdoc/>
    public override string ToString() => Name;
}
