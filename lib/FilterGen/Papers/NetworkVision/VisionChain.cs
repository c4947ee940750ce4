using FilterGen.Training;

namespace FilterGen.Papers.NetworkVision;

/// <summary>All that <see cref="VisionExperiment.Run"/> trained and measured.</summary>
/// <param name="Table1Classifier">The classifier of <paramref name="Table1"/>.</param>
/// <param name="Pretrained">A_S.</param>
/// <param name="Classifiers">The classifiers alone.</param>
/// <param name="Table1">Fine-tunings of each part through one classifier, seed after seed.</param>
/// <param name="Tuned">For each classifier i the decoders tuned through it, A_i, seed after seed.</param>
/// <param name="Cross">Each classifier behind each autoencoder, for each seed.</param>
public sealed record VisionChain(
    ClassifierKind Table1Classifier,
    TrainingRun Pretrained,
    IReadOnlyDictionary<ClassifierKind, TrainingRun> Classifiers,
    IReadOnlyList<(TunedPart Part, TrainingRun Run)> Table1,
    IReadOnlyDictionary<ClassifierKind, IReadOnlyList<TrainingRun>> Tuned,
    CrossSeeds Cross);
