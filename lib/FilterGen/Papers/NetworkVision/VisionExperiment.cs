using System.Security.Cryptography;
using FilterGen.Data;
using FilterGen.Training;

namespace FilterGen.Papers.NetworkVision;

/// <summary>
/// The paper's experiment: an autoencoder learns to reconstruct, classifiers learn to classify, then copies of the autoencoder learn
/// through the fixed classifiers, and each classifier looks through each copy. Every call trains, or loads what an earlier call trained
/// with the same settings, or goes on with it.
/// </summary>
/// <param name="settings">What is trained.</param>
/// <param name="data">Square images with classes: CIFAR-10, or a folder of one's own.</param>
/// <param name="seed">Seed of all weights and orders.</param>
/// <example><code>
/// var experiment = new VisionExperiment(VisionSettings.Of(Profile.Current), Cifar10.Load(10_000, 2_000));
/// var pretrained = experiment.Pretrain();
/// var resNet = experiment.TrainClassifier(ClassifierKind.ResNet);
/// experiment.Tune(pretrained, resNet, TunedPart.Decoder).AccuracyCurves()
/// </code></example>
public sealed class VisionExperiment(VisionSettings settings, ClassificationData data, long seed = 1)
{
    /// <summary>What is trained.</summary>
    public VisionSettings Settings => settings;

    /// <summary>Trains A_S, a <see cref="SegNet"/>, on the images alone.</summary>
    public TrainingRun Pretrain() => Trainer.Fit(() => new SegNet(settings.Layout), data, settings.Trainer with
    {
        Epochs = settings.PretrainingEpochs,
        BatchSize = 64,
        LearningRate = settings.PretrainingRate,
        Seed = seed,
        CheckpointFolder = Place("autoencoder", $"{settings.Layout}", settings.PretrainingEpochs, seed),
    });

    /// <summary>Trains a classifier on the images themselves.</summary>
    public TrainingRun TrainClassifier(ClassifierKind kind)
    {
        var epochs = kind == ClassifierKind.LeNet ? settings.LeNetEpochs : settings.ClassifierEpochs;
        var side = (int)data.Train.Images.shape[^1];
        return Trainer.Fit(() => kind.Create(side, data.Classes.Count), data, settings.Trainer with
        {
            Epochs = epochs,
            Seed = seed,
            CheckpointFolder = Place("classifiers", kind.Name, epochs, seed),
        });
    }

    /// <summary>Trains a copy of A_S through a fixed classifier: a <see cref="TunedThrough"/>.</summary>
    /// <param name="pretrained">What <see cref="Pretrain"/> gave.</param>
    /// <param name="classifier">What <see cref="TrainClassifier"/> gave.</param>
    /// <param name="part">What learns.</param>
    /// <param name="tuningSeed">Seed of the order of the images and of a random start; null takes the experiment's.</param>
    public TrainingRun Tune(TrainingRun pretrained, TrainingRun classifier, TunedPart part, long? tuningSeed = null)
    {
        var (autoencoder, fixedOne) = ((SegNet)pretrained.Network, (Classifier)classifier.Network);
        // Of other weights, whose checkpoint is of no use, the folder has another name.
        var origin = Fingerprint(autoencoder, fixedOne);
        return Trainer.Fit(() => new TunedThrough(autoencoder, fixedOne, part), data, settings.Trainer with
        {
            Epochs = settings.TuningEpochs,
            LearningRate = settings.TuningRate,
            Seed = tuningSeed ?? seed,
            CheckpointFolder = Place(
                Path.Combine("tuned", $"{fixedOne.GetName()}-{origin}"), part.InWords(), settings.TuningEpochs, tuningSeed ?? seed),
        });
    }

    /// <summary>Trains all that is missing, one network after the other, and measures each classifier behind each autoencoder.</summary>
    /// <param name="table1">The classifier through which all parts are tuned, one of the settings'; the paper's is ResNet.</param>
    /// <param name="crossSet">The images of the cross-evaluation; null takes the test images.</param>
    /// <exception cref="ArgumentException">The settings have no such classifier.</exception>
    public VisionChain Run(ClassifierKind? table1 = null, ImageSet? crossSet = null)
    {
        table1 ??= ClassifierKind.ResNet;
        if (!settings.Classifiers.Contains(table1))
            throw new ArgumentException($"expected one of {string.Join(", ", settings.Classifiers)}, found {table1}.", nameof(table1));
        var pretrained = Pretrain();
        var classifiers = settings.Classifiers.ToDictionary(kind => kind, TrainClassifier);
        List<(TunedPart, TrainingRun)> parts = [];
        for (var s = 0; s < settings.Seeds; s++)
        {
            foreach (var part in Enum.GetValues<TunedPart>()) parts.Add((part, Tune(pretrained, classifiers[table1], part, seed + s)));
        }
        var tuned = classifiers.ToDictionary(
            one => one.Key, one => one.Key == table1 ? First(TunedPart.Decoder) : Tune(pretrained, one.Value, TunedPart.Decoder));
        return new(table1, pretrained, classifiers, parts, tuned, Cross(pretrained, classifiers, tuned, crossSet));

        TrainingRun First(TunedPart wanted) => parts.First(one => one.Item1 == wanted).Item2;
    }

    /// <summary>Measures each classifier behind each autoencoder.</summary>
    /// <param name="pretrained">A_S.</param>
    /// <param name="classifiers">The classifiers.</param>
    /// <param name="tuned">For each of them the autoencoder tuned through it.</param>
    /// <param name="set">The images; null takes the test images.</param>
    public CrossEvaluation Cross(
        TrainingRun pretrained, IReadOnlyDictionary<ClassifierKind, TrainingRun> classifiers,
        IReadOnlyDictionary<ClassifierKind, TrainingRun> tuned, ImageSet? set = null) => CrossMeasurement.Over(
            (SegNet)pretrained.Network,
            [.. classifiers.Select(one => (
                one.Key.Letter, (Classifier)one.Value.Network, ((TunedThrough)tuned[one.Key].Network).Autoencoder))],
            set ?? data.Test);

    private string Place(string kind, string name, int epochs, long seed) => Path.Combine(
        settings.Folder, $"{data.Name}-{data.Train.Count}", kind, name.Replace(", ", "-").Replace(' ', '-'), $"{epochs}-epochs-seed-{seed}");

    private static string Fingerprint(params IEnumerable<nn.Module> networks)
    {
        using var scope = NewDisposeScope();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var value in networks.SelectMany(network => network.state_dict().Values))
            hash.AppendData(value.detach().cpu().contiguous().bytes);
        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 4));
    }
}
