namespace FilterGen.Training;

/// <summary>How the learning rate changes over a training.</summary>
public enum LearningRateSchedule
{
    /// <summary>The same rate at every step.</summary>
    Constant,

    /// <summary>Half a cosine from the full rate at the first step to zero after the last one.</summary>
    Cosine,

    /// <summary>η·(1 − i/n)^0.9 at step i of n.</summary>
    Polynomial,
}
