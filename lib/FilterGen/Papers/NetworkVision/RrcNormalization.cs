namespace FilterGen.Papers.NetworkVision;

/// <summary>m(i, j): what the accuracy of classifier j behind autoencoder A_i is divided by (appendix D).</summary>
public enum RrcNormalization
{
    /// <summary>min(acc(i), acc(j)), equation 1: only what the weaker of both could reach is asked for.</summary>
    Minimum,

    /// <summary>acc(i): the classifier through which the autoencoder was tuned.</summary>
    Tuner,

    /// <summary>acc(j): the classifier that looks.</summary>
    Classifier,

    /// <summary>max(acc(i), acc(j)).</summary>
    Maximum,
}
