namespace FilterGen.Training.Checkpoints;

/// <summary>
/// What a training and a checkpoint must have in common for one to go on from the other. Left out, because nothing here can
/// tell or because it may change on purpose: the images themselves, what the network computes, the device, the number of
/// threads, and the versions of torch and of this code. With another one of these a training goes on, but with other numbers.
/// </summary>
/// <param name="Network">Name of the network; its tensors are compared one by one.</param>
/// <param name="Data">Name of the data set.</param>
/// <param name="TrainImages">Number of training images.</param>
/// <param name="TestImages">Number of test images.</param>
/// <param name="BatchSize">Images per step.</param>
/// <param name="Seed">Seed of the order of the samples.</param>
/// <param name="LearningRate">Adam's step size.</param>
/// <param name="Schedule">How it changes.</param>
/// <param name="ScheduleEpochs">Epochs over which it changes; 0 if it does not, so that such a training can be made longer.</param>
/// <param name="WeightDecay">Adam's L2 penalty.</param>
/// <param name="Augmentation">What is done to the training images; <c>none</c> if nothing.</param>
internal sealed record RunIdentity(
    string Network,
    string Data,
    long TrainImages,
    long TestImages,
    int BatchSize,
    long Seed,
    double LearningRate,
    LearningRateSchedule Schedule,
    int ScheduleEpochs,
    double WeightDecay,
    string Augmentation)
{
    /// <summary>Each property that differs, with both values, in words.</summary>
    /// <param name="wanted">The identity of the training that is to go on.</param>
    public IEnumerable<string> DifferencesFrom(RunIdentity wanted) =>
        from property in typeof(RunIdentity).GetProperties()
        let found = property.GetValue(this)
        let expected = property.GetValue(wanted)
        where !Equals(found, expected)
        select FormattableString.Invariant($"{property.Name}: expected {expected}, found {found}");
}
