using System.IO.Hashing;
using System.Runtime.InteropServices;
using FilterGen.Data;
using FilterGen.Training;

namespace FilterGen.Papers.NetworkVision;

/// <summary>
/// The paper's experiment: an autoencoder learns to reconstruct, classifiers learn to classify, then copies of the autoencoder learn
/// through the fixed classifiers, and each classifier looks through each copy. Every call trains, or gives what an earlier call trained
/// with the same settings, in this process or another, or goes on with it.
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
    private readonly Dictionary<string, TrainingRun> finished = [];
    private readonly string place = Path.Combine(settings.Folder, $"{data.Name}-{data.Train.Count}-{Fingerprint(data)}");

    /// <summary>What is trained.</summary>
    public VisionSettings Settings => settings;

    /// <summary>Trains A_S, a <see cref="SegNet"/>, on the images alone.</summary>
    public TrainingRun Pretrain() => Once(() => new SegNet(settings.Layout), settings.Trainer with
    {
        Epochs = settings.PretrainingEpochs,
        BatchSize = Math.Min(64, settings.Trainer.BatchSize),
        LearningRate = settings.PretrainingRate,
        Seed = seed,
    }, "autoencoder", $"{settings.Layout}");

    /// <summary>Trains a classifier on the images themselves.</summary>
    public TrainingRun TrainClassifier(ClassifierKind kind)
    {
        var epochs = kind == ClassifierKind.LeNet ? settings.LeNetEpochs : settings.ClassifierEpochs;
        var side = (int)data.Train.Images.shape[^1];
        return Once(() => Create(kind, side), settings.Trainer with
        {
            Epochs = epochs,
            Seed = seed,
        }, "classifiers", $"{kind.Letter}-{kind.Name}");
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
        return Once(() => new TunedThrough(autoencoder, fixedOne, part), settings.Trainer with
        {
            Epochs = settings.TuningEpochs,
            LearningRate = settings.TuningRate,
            Seed = tuningSeed ?? seed,
        }, Path.Combine("tuned", $"{fixedOne.GetName()}-{origin}"), part.InWords());
    }

    /// <summary>Trains all that is missing, one network after the other, and measures each classifier behind each autoencoder.</summary>
    /// <param name="table1">The classifier through which all parts are tuned, one of the settings'; the paper's is ResNet.</param>
    /// <param name="crossSet">The images of the cross-evaluation; null takes the test images.</param>
    /// <exception cref="ArgumentException">The settings have no such classifier, two of one letter, or no seed.</exception>
    public VisionChain Run(ClassifierKind? table1 = null, ImageSet? crossSet = null)
    {
        table1 ??= ClassifierKind.ResNet;
        if (settings.Classifiers.GroupBy(kind => kind.Letter).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw new ArgumentException($"expected a letter of its own for each classifier, found {string.Join(" and ", twice)} with {twice.Key}.");
        if (settings.Seeds < 1) throw new ArgumentException($"expected at least one seed, found {settings.Seeds}.");
        if (!settings.Classifiers.Contains(table1))
            throw new ArgumentException($"expected one of {string.Join(", ", settings.Classifiers)}, found {table1}.", nameof(table1));
        long[] seeds = [.. Enumerable.Range(0, settings.Seeds).Select(i => seed + i)];
        var pretrained = Pretrain();
        var classifiers = settings.Classifiers.ToDictionary(kind => kind, TrainClassifier);
        var parts = Table1(pretrained, classifiers[table1]);
        var tuned = classifiers.ToDictionary(one => one.Key, one => (IReadOnlyList<TrainingRun>)(one.Key == table1
            ? [.. parts.Where(row => row.Part == TunedPart.Decoder).Select(row => row.Run)]
            : [.. seeds.Select(s => Tune(pretrained, one.Value, TunedPart.Decoder, s))]));
        return new(table1, pretrained, classifiers, parts, tuned, new(
            [.. seeds.Select((_, i) => Cross(pretrained, classifiers, tuned.ToDictionary(one => one.Key, one => one.Value[i]), crossSet))]));
    }

    /// <summary>Tunes every part through one classifier, with as many seeds as the settings say, from the experiment's on.</summary>
    /// <param name="pretrained">What <see cref="Pretrain"/> gave.</param>
    /// <param name="classifier">What <see cref="TrainClassifier"/> gave.</param>
    public IReadOnlyList<(TunedPart Part, TrainingRun Run)> Table1(TrainingRun pretrained, TrainingRun classifier)
    {
        List<(TunedPart, TrainingRun)> rows = [];
        for (var s = 0; s < settings.Seeds; s++)
        {
            foreach (var part in Enum.GetValues<TunedPart>()) rows.Add((part, Tune(pretrained, classifier, part, seed + s)));
        }
        return rows;
    }

    private CrossEvaluation Cross(
        TrainingRun pretrained, IReadOnlyDictionary<ClassifierKind, TrainingRun> classifiers,
        IReadOnlyDictionary<ClassifierKind, TrainingRun> tuned, ImageSet? set) => CrossMeasurement.Over(
            (SegNet)pretrained.Network,
            [.. classifiers.Select(one => (
                one.Key.Letter, (Classifier)one.Value.Network, ((TunedThrough)tuned[one.Key].Network).Autoencoder))],
            set ?? data.Test);

    private Classifier Create(ClassifierKind kind, int side)
    {
        try
        {
            var classifier = kind.Create(side, data.Classes.Count);
            using var scope = NewDisposeScope();
            using var off = no_grad();
            using var mode = new EvaluationMode(classifier);
            classifier.call(zeros([1, data.Train.Images.shape[1], side, side]));
            return classifier;
        }
        catch (Exception error) when (error is ExternalException or ArgumentException or OverflowException)
        {
            throw new ArgumentException($"{kind} cannot be made for images of {side}×{side} ({error.Message.Split('\n')[0].TrimEnd('.')}). "
                + "Take larger images, or other classifiers in the settings.", error);
        }
    }

    /// <summary>Trains, or gives what was trained with the same images and settings.</summary>
    private TrainingRun Once(Func<TrainableNetwork> create, TrainerOptions options, string kind, string name)
    {
        var folder = Path.Combine(place, kind, InPath(name), InPath($"{options.Epochs} epochs, seed {options.Seed}, {options.Recipe}"));
        if (!finished.TryGetValue(folder, out var run))
            finished[folder] = run = Trainer.Fit(create, data, options with { CheckpointFolder = folder });
        return run;
    }

    private static string InPath(string words) => words.Replace(", ", "-").Replace(' ', '-');

    /// <summary>Tells data of the same name and size apart, as all folders of photographs named "train" are.</summary>
    private static string Fingerprint(ClassificationData data) => Fingerprint(
        $"{data.Train}\n{data.Test}\n{string.Join('\n', data.Classes)}",
        [data.Train.Images, data.Train.Labels, data.Test.Images, data.Test.Labels]);

    private static string Fingerprint(params IEnumerable<nn.Module> networks) =>
        Fingerprint("", networks.SelectMany(network => network.state_dict().Values));

    private static string Fingerprint(string words, IEnumerable<Tensor> tensors)
    {
        using var scope = NewDisposeScope();
        var hash = new XxHash64();
        hash.Append(Encoding.UTF8.GetBytes(words));
        foreach (var values in tensors) hash.Append(values.detach().cpu().contiguous().bytes);
        return $"{hash.GetCurrentHashAsUInt64():x16}"[..8];
    }
}
