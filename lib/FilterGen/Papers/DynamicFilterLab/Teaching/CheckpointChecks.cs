using System.Security.Cryptography;
using FilterGen.Data;
using FilterGen.Training;

namespace FilterGen.Papers.DynamicFilterLab.Teaching;

/// <summary>What a student's saving and resuming has to do, tried with a tiny network in a temporary folder.</summary>
internal static class CheckpointChecks
{
    private const double Good = 0.5;
    private const double Worse = 0.4;
    // One test image of 10,000 more or less is 0.0001.
    private const double Fine = 0.6123456789;
    private const double Image = 1e-4;
    private const int StatesPerParameter = 3;

    public static void Save(Func<Classifier, string, LabTraining> construct) => InFolder(folder =>
    {
        var training = Start(construct, folder);
        Step(training);
        var before = NearBy(folder);
        Expect.That(Saves(training, Good), "SaveIfBetter says false for the first network: any is better than none.");
        var elsewhere = NearBy(folder).Except(before).Select(file => file.Path).FirstOrDefault();
        Expect.That(Saved(folder).Any(), "SaveIfBetter left no file in Folder"
            + (elsewhere is null ? ". " : $", but wrote {elsewhere}. ")
            + "What it keeps has to lie there: write to Path.Combine(Folder, \"model.dat\"), for example.");
        var numbers = training.Model.parameters().Sum(parameter => parameter.numel());
        Expect.That(Bytes(folder) >= StatesPerParameter * sizeof(float) * numbers,
            $"SaveIfBetter left in Folder {Expect.Count(Bytes(folder), "byte")} for a network of {numbers} parameters, expected "
            + $"{StatesPerParameter} numbers of {sizeof(float)} bytes for each: the parameter and Adam's two running means. "
            + "Save the states of network and optimiser both.");
        Best(training, Good, "After saving");
        Step(training);
        Refuses(training, folder, Worse, $"A network of accuracy {Worse} replaced the one of {Good}");
        Refuses(training, folder, Good, $"A second network of accuracy {Good} replaced the first", " An equal accuracy is not higher.");
        var files = Files(folder);
        Expect.That(Saves(training, Fine) && Files(folder) != files, "A better network was not saved: the file is the same as before.");
        Best(training, Fine, "After saving");
        Refuses(training, folder, Fine - Image, $"A network of accuracy {Fine - Image:0.####} replaced the one of {Fine:0.####}");
        Expect.That(Saves(training, Fine + Image),
            $"A network of accuracy {Fine + Image:0.####} was not saved after one of {Fine:0.####}: it is better.");
    });

    public static void Resume(Func<Classifier, string, LabTraining> construct) => InFolder(folder =>
    {
        var saved = Start(construct, folder);
        Expect.That(!Resumes(saved), "Resume says true although nothing was saved in Folder.");
        Step(saved);
        Saves(saved, Fine);
        var resumed = construct(new ProbeNet(), folder);
        Expect.That(resumed.Resume(), "Resume says false although a network was saved in the folder.");
        var (expected, found) = (saved.Model.state_dict(), resumed.Model.state_dict());
        foreach (var (name, value) in expected)
            Expect.That(Expect.Same(found[name].to(float32), value.to(float32)),
                $"After Resume, {name} is not what was saved: load all of the network's state, parameters and buffers.");
        Expect.That(resumed.Epoch == saved.Epoch,
            $"After Resume, Epoch is {resumed.Epoch}, expected {saved.Epoch}: save and load it, the order of the images follows from it.");
        Best(resumed, Fine, "After Resume");
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

    private static bool Saves(LabTraining training, double accuracy)
    {
        try
        {
            return training.SaveIfBetter(accuracy);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            var elsewhere = failure is UnauthorizedAccessException or DirectoryNotFoundException;
            throw new LabCheckException($"SaveIfBetter cannot write: {Expect.Sentence(failure)}"
                + (elsewhere ? " Files belong into Folder: Path.Combine(Folder, \"model.dat\")." : ""), failure);
        }
    }

    /// <summary>Whether it resumes where nothing was saved.</summary>
    private static bool Resumes(LabTraining training)
    {
        try
        {
            return training.Resume();
        }
        catch (Exception failure) when (failure is not NotImplementedException)
        {
            throw new LabCheckException($"Resume throws {failure.GetType().Name} where nothing was saved, expected it to return false"
                + (failure is IOException ? ": see first whether the file is there, with File.Exists." : $": {Expect.Sentence(failure)}"), failure);
        }
    }

    private static void Refuses(LabTraining training, string folder, double accuracy, string words, string more = "")
    {
        var (files, best) = (Files(folder), training.BestAccuracy);
        var saved = Saves(training, accuracy);
        Expect.That(Files(folder) == files, $"{words}: save only when the accuracy is higher than BestAccuracy.{more}");
        Expect.That(!saved, $"SaveIfBetter says true for an accuracy of {accuracy:0.####} after {best:0.####}: it is not higher.");
        Expect.That(training.BestAccuracy == best,
            $"BestAccuracy went from {best:0.####} to {training.BestAccuracy:0.####} although nothing was saved.");
    }

    private static void Best(LabTraining training, double expected, string when)
    {
        var apart = Math.Abs(training.BestAccuracy - expected);
        Expect.That(apart < 1e-9, $"{when}, BestAccuracy is {training.BestAccuracy}, expected {expected}: "
            + (apart < 0.05 ? "it is kept rounded, so a network that is a little better or worse is taken for equal."
                : "set it to the accuracy of the network that was saved, else any next network replaces the best."));
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

    /// <summary>The files around a folder and in the current one, where some meant for the folder end up, and their times.</summary>
    private static IEnumerable<(string Path, DateTime Written)> NearBy(string folder) =>
        [.. new[] { Path.GetDirectoryName(folder)!, Environment.CurrentDirectory }.SelectMany(Directory.EnumerateFiles).Order()
            .Select(file => (file, File.GetLastWriteTimeUtc(file)))];

    private static void InFolder(Action<string> check)
    {
        var around = Directory.CreateTempSubdirectory("filtergen-lab-").FullName;
        try
        {
            check(Path.Combine(around, "best"));
        }
        finally
        {
            Directory.Delete(around, recursive: true);
        }
    }
}
