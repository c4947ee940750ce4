using FilterGen.Training;
using FilterGen.Training.Results;

namespace FilterGen.Papers.NetworkVision;

/// <summary>What <see cref="VisionExperiment"/> trains, and for how long. The defaults are those of the full profile.</summary>
public sealed record VisionSettings
{
    /// <summary>The autoencoder.</summary>
    public SegNetLayout Layout { get; init; } = new((16, 2), (32, 2), (64, 2));

    /// <summary>The classifiers, in the order of the tables.</summary>
    public IReadOnlyList<ClassifierKind> Classifiers { get; init; } = ClassifierKind.All;

    /// <summary>Passes over the images for A_S.</summary>
    public int PretrainingEpochs { get; init; } = 10;

    /// <summary>Passes for each classifier but LeNet-5.</summary>
    public int ClassifierEpochs { get; init; } = 12;

    /// <summary>Passes for LeNet-5, which is quick.</summary>
    public int LeNetEpochs { get; init; } = 20;

    /// <summary>Passes for each fine-tuning; 20 in the paper.</summary>
    public int TuningEpochs { get; init; } = 2;

    /// <summary>Fine-tunings of each kind for Table 1, with seeds from the experiment's on.</summary>
    public int Seeds { get; init; } = 3;

    /// <summary>Adam's step size when A_S learns, in batches of 64, or of what the trainer has if that is less.</summary>
    public double PretrainingRate { get; init; } = 4e-3;

    /// <summary>Adam's step size when A_i learns.</summary>
    public double TuningRate { get; init; } = 1e-3;

    /// <summary>
    /// What all trainings share: device, threads, where progress goes. The step size falls with <see cref="LearningRateSchedule.Polynomial"/>,
    /// which the paper has for LeNet-5.
    /// </summary>
    public TrainerOptions Trainer { get; init; } = new() { CheckpointEverySteps = 200, Schedule = LearningRateSchedule.Polynomial };

    /// <summary>Where what was trained is kept.</summary>
    public string Folder { get; init; } =
        Path.GetRelativePath(Environment.CurrentDirectory, Path.Combine(Clone.Root, "artifacts", "checkpoints", "network-vision"));

    /// <summary>The settings of a profile.</summary>
    /// <param name="profile">It remembers the settings, so that it shows them.</param>
    public static VisionSettings Of(Profile profile)
    {
        var full = new VisionSettings();
        return full with
        {
            Layout = profile.Choose("autoencoder", quick: new SegNetLayout((16, 1), (32, 1), (64, 1)), full: full.Layout),
            Classifiers = profile.IsFull ? full.Classifiers : [ClassifierKind.LeNet, ClassifierKind.ResNet],
            PretrainingEpochs = profile.Choose("epochs of pre-training", quick: 3, full: full.PretrainingEpochs),
            ClassifierEpochs = profile.Choose("epochs of a classifier", quick: 4, full: full.ClassifierEpochs),
            LeNetEpochs = profile.Choose("epochs of LeNet-5", quick: 10, full: full.LeNetEpochs),
            TuningEpochs = profile.Choose("epochs of fine-tuning", quick: 1, full: full.TuningEpochs),
            Seeds = profile.Choose("seeds of Table 1", quick: 1, full: full.Seeds),
        };
    }
}
