namespace FilterGen.Tsne;

/// <summary>Where the points of a map start.</summary>
public enum TSneStart
{
    /// <summary>
    /// The first two principal components, scaled so that the first has a standard deviation of 1e-4. It keeps more of the
    /// large structure than a random start (Kobak &amp; Berens 2019).
    /// </summary>
    Pca,

    /// <summary>Normally distributed numbers of standard deviation 1e-4, drawn from <see cref="TSneOptions.Seed"/>.</summary>
    Random,
}
