using System.Security.Cryptography;
using FilterGen.Data;
using FilterGen.Training;

namespace FilterGen.Papers.DynamicFilterLab.Teaching;

/// <summary>What a student's saving and resuming has to do, tried with a tiny network in a temporary folder.</summary>
internal static class CheckpointChecks
{
    private const double Good = 0.5;
    private const double Worse = 0.4;
    private const int StatesPerParameter = 3;

    public static void Save(Func<Classifier, string, LabTraining> construct) => InFolder(folder =>
    {
        var training = Start(construct, folder);
        Step(training);
        Expect.That(training.SaveIfBetter(Good), "SaveIfBetter says false for the first network: any is better than none.");
        Expect.That(Saved(folder).Any(),
            "SaveIfBetter left no file in Folder: what is kept in memory changes with the network, and is lost with the notebook.");
        var numbers = training.Model.parameters().Sum(parameter => parameter.numel());
        Expect.That(Bytes(folder) >= StatesPerParameter * sizeof(float) * numbers,
            $"SaveIfBetter left {Bytes(folder)} bytes for a network of {numbers} parameters, expected {StatesPerParameter} numbers of "
            + $"{sizeof(float)} bytes for each: the parameter and Adam's two running means. Save the states of network and optimiser both.");
        Expect.That(Math.Abs(training.BestAccuracy - Good) < 1e-9,
            $"After saving at {Good}, BestAccuracy is {training.BestAccuracy}: set it to the new accuracy.");
        var before = Files(folder);
        Step(training);
        Expect.That(!training.SaveIfBetter(Worse) && Files(folder) == before && training.BestAccuracy == Good,
            $"A network of accuracy {Worse} replaced the one of {Good}: save only when the accuracy is higher than BestAccuracy.");
        Expect.That(!training.SaveIfBetter(Good) && Files(folder) == before,
            $"A second network of accuracy {Good} replaced the first: save only when the accuracy is higher. An equal accuracy is not higher.");
        Expect.That(training.SaveIfBetter(Good + 0.1) && Files(folder) != before,
            "A better network was not saved: the file is the same as before.");
    });

    public static void Resume(Func<Classifier, string, LabTraining> construct) => InFolder(folder =>
    {
        Expect.That(!Start(construct, folder).Resume(), "Resume says true although nothing was saved.");
        var saved = Start(construct, folder);
        Step(saved);
        saved.SaveIfBetter(Good);
        var resumed = construct(new ProbeNet(), folder);
        Expect.That(resumed.Resume(), "Resume says false although a network was saved in the folder.");
        var (expected, found) = (saved.Model.state_dict(), resumed.Model.state_dict());
        foreach (var (name, value) in expected)
            Expect.That(Expect.Same(found[name].to(float32), value.to(float32)),
                $"After Resume, {name} is not what was saved: load all of the network's state, parameters and buffers.");
        Expect.That(resumed.Epoch == saved.Epoch,
            $"After Resume, Epoch is {resumed.Epoch}, expected {saved.Epoch}: save and load it, the order of the images follows from it.");
        Expect.That(Math.Abs(resumed.BestAccuracy - Good) < 1e-9,
            $"After Resume, BestAccuracy is {resumed.BestAccuracy}, expected {Good}: else any next network replaces the best.");
        Step(saved);
        Step(resumed);
        Expect.That(saved.Model.parameters().Zip(resumed.Model.parameters()).All(pair => Expect.Same(pair.First, pair.Second)),
            "The resumed training goes on differently: save and load the optimiser's state too, Adam remembers the last gradients.");
    });

    private static LabTraining Start(Func<Classifier, string, LabTraining> construct, string folder)
    {
        var training = construct(new ProbeNet(), folder);
        Expect.That(training.Folder == folder, $"The training keeps its files in {training.Folder}, expected the folder it was given.");
        return training;
    }

    private static void Step(LabTraining training)
    {
        // The same images for every training, whatever was drawn before.
        var values = arange(24 * 12, dtype: float32).mul(0.7).sin().reshape(24, 3, 2, 2);
        using var images = new ImageSet(values, arange(24, dtype: int64).remainder(10));
        training.TrainEpoch(images, batchSize: 8);
    }

    private static IEnumerable<string> Saved(string folder) => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories);

    private static long Bytes(string folder) => Saved(folder).Sum(file => new FileInfo(file).Length);

    private static string Files(string folder) => string.Join(";", Saved(folder).Order()
        .Select(file => Path.GetFileName(file) + Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)))));

    private static void InFolder(Action<string> check)
    {
        var folder = Directory.CreateTempSubdirectory("filtergen-lab-").FullName;
        try
        {
            check(folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
