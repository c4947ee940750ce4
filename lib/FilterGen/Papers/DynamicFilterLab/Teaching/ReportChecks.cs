using System.Text.RegularExpressions;
using FilterGen.Training;

namespace FilterGen.Papers.DynamicFilterLab.Teaching;

/// <summary>
/// What a student's runs and written answers have to be at least. Whether an answer is right is the teacher's to read; that it is
/// there and speaks of the student's own numbers is checked here.
/// </summary>
internal static partial class ReportChecks
{
    private const int LeastWords = 30;
    private const double Chance = 0.1;
    private const double Rounding = 0.6;

    public static void Saving(LabReport report, LabModel model)
    {
        var parameters = 4 * model.parameters().Sum(parameter => parameter.numel());
        Expect.That(report.ParameterBytes > 0, "Task 2.2.2: not written yet (report.ParameterBytes is 0).");
        Expect.That(report.ParameterBytes >= parameters && report.ParameterBytes < 1.1 * parameters,
            $"report.ParameterBytes is {report.ParameterBytes:N0}; the network has {parameters:N0} bytes of parameters. "
            + "Measure the file that model.save wrote, without the optimiser's.");
        Expect.That(report.WholeBytes >= report.ParameterBytes,
            $"report.WholeBytes is {report.WholeBytes:N0}, less than its parameters alone ({report.ParameterBytes:N0}).");
        Answer(report, "2.2.2");
    }

    public static void Statistics(LabReport report)
    {
        var run = Learned(report.Dynamic, "report.Dynamic");
        Expect.That(run.Network is LabModel, $"report.Dynamic trained {run.Network.GetName()}, expected your own BaseModel.");
        Cites(report, "2.3.1", ("report.Dynamic", run));
    }

    public static void Comparison(LabReport report)
    {
        var (made, plain) = (Learned(report.Dynamic, "report.Dynamic"), Learned(report.Fixed, "report.Fixed"));
        const string expected = "expected the network without W_DYN, whose 3×3 convolution is trained itself.";
        Expect.That(plain.Network is not (LabModel or DynamicFilterNet), $"report.Fixed still generates its filter: {expected}");
        var numbers = plain.Network.parameters().Sum(parameter => parameter.numel());
        Expect.That(numbers < 500_000, $"report.Fixed has {numbers:N0} trained numbers, too many for one without a generator: {expected}");
        if (Start(made) is { } one && Start(plain) is { } other)
            Expect.That(one == other, $"The two backbones started differently ({one} and {other}): change one thing at a time.");
        Expect.That(Settings(made) == Settings(plain),
            $"The two networks were trained differently ({Settings(made)} and {Settings(plain)}): change one thing at a time.");
        Cites(report, "2.3.2", ("report.Dynamic", made), ("report.Fixed", plain));
    }

    public static void Improvement(LabReport report)
    {
        var (made, plain) = (Learned(report.Dynamic, "report.Dynamic"), Learned(report.Fixed, "report.Fixed"));
        var better = made.Accuracy >= plain.Accuracy ? ("report.Dynamic", made) : ("report.Fixed", plain);
        var improved = Learned(report.Improved, "report.Improved");
        Expect.That(!ReferenceEquals(improved, made) && !ReferenceEquals(improved, plain),
            "report.Improved is one of the two runs before: change something and train again.");
        foreach (var (name, run) in new[] { ("report.Dynamic", made), ("report.Fixed", plain) })
            Expect.That(!OnlySeedCanDiffer(improved, run),
                $"report.Improved has the same network as {name}, trained alike; only the seed can differ, and that is no improvement. "
                + "Change something and train again. A changed network wants a class of its own.");
        Cites(report, "2.3.3", better, ("report.Improved", improved));
    }

    public static void Discussion(LabReport report)
    {
        var text = Answer(report, "3.2");
        Expect.That(text.Contains("3.2.1", StringComparison.Ordinal) || text.Contains("3.2.2", StringComparison.Ordinal),
            "The answer to 3.2 does not say which question it is for: begin it with 3.2.1 or 3.2.2.");
    }

    private static TrainingRun Learned(TrainingRun? run, string name)
    {
        Expect.That(run is not null, $"{name}: not trained yet.");
        Expect.That(run!.Data == "CIFAR-10", $"{name} was trained on {run.Data}, expected CIFAR-10.");
        Expect.That(run.History.Count >= 2,
            $"{name} has {Expect.Count(run.History.Count, "epoch")}, expected at least 2: one point is no curve.");
        Expect.That(run.Best.Test.Accuracy > 1.2 * Chance,
            $"{name} is right for {run.Best.Test.Accuracy:P1} of the test images, no better than guessing: does the network learn at all?");
        return run;
    }

    private static void Cites(LabReport report, string item, params (string Name, TrainingRun Run)[] runs)
    {
        var text = Answer(report, item);
        var numbers = Number().Matches(text).Select(Value).ToList();
        foreach (var (name, run) in runs)
        {
            var percent = 100 * run.Accuracy;
            Expect.That(numbers.Exists(number => Math.Abs(number - percent) < Rounding || Math.Abs(100 * number - percent) < Rounding),
                string.Create(CultureInfo.InvariantCulture,
                    $"The answer to {item} does not name {percent:F1} %, the test accuracy after the last epoch of this run ")
                + $"(the notebook is run again for grading, so write it as {{100 * {name}.Accuracy:F1}}): explain with the numbers of your runs.");
        }
    }

    internal static string Answer(LabReport report, string item)
    {
        var text = report[item];
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;
        Expect.That(words > 0, $"Task {item}: not answered yet (report[\"{item}\"] is empty).");
        Expect.That(words >= LeastWords,
            $"The answer to {item} has {Expect.Count(words, "word")}: say what you see and why, in {LeastWords} or more.");
        return text;
    }

    /// <summary>A number with a point or a comma; groups of three digits after a comma are thousands.</summary>
    private static double Value(Match number) => double.Parse(
        number.Groups["thousands"].Success ? number.Value.Replace(",", "") : number.Value.Replace(',', '.'), CultureInfo.InvariantCulture);

    private static string Settings(TrainingRun run) => $"seed {run.Options.Seed}, {Recipe(run)}";

    private static string Recipe(TrainingRun run) => string.Create(CultureInfo.InvariantCulture,
        $"{run.Images:N0} images, {run.Options.Epochs} epochs, {run.Options.Recipe}");

    private static bool OnlySeedCanDiffer(TrainingRun run, TrainingRun other) => Recipe(run) == Recipe(other) && Start(run) == Start(other)
        && (Layers(run).SequenceEqual(Layers(other)) ? Sizes(run).SequenceEqual(Sizes(other)) : IsTheLibrarysOwn(run, other));

    /// <summary>Whether the one is the sheet's network as the library has it, and the other the student's.</summary>
    private static bool IsTheLibrarysOwn(TrainingRun run, TrainingRun other) => run.Network.GetType() == typeof(DynamicFilterNet)
        && other.Network is LabModel && Sizes(run).Order().SequenceEqual(Sizes(other).Order());

    /// <summary>What the backbone started from; null where that is not known.</summary>
    private static string? Start(TrainingRun run) => run.Network switch
    {
        LabModel mine => mine.Start.Description,
        LabNet net => net.Weights.Description,
        _ => null,
    };

    private static IEnumerable<Type> Layers(TrainingRun run) => run.Network.modules().Prepend(run.Network).Select(layer => layer.GetType());

    private static IEnumerable<long> Sizes(TrainingRun run) => run.Network.parameters().Select(parameter => parameter.numel());

    [GeneratedRegex(@"(?<thousands>[1-9]\d{0,2}(,\d{3})+(\.\d+)?(?!\d))|\d+([.,]\d+)?")]
    private static partial Regex Number();
}
