using FilterGen.Papers.DynamicFilterLab.Teaching;
using FilterGen.Training;

namespace FilterGen.Tests.Papers.DynamicFilterLab.Teaching;

/// <summary>A right answer to task 2.2, of which parts can be left out.</summary>
internal sealed class AnswerTraining(Classifier model, string folder) : LabTraining(model, folder)
{
    public bool SavesWorse { get; init; }

    public bool SavesEqual { get; init; }

    public bool SavesProgressOnly { get; init; }

    public bool SavesNothing { get; init; }

    public bool KeepsFirst { get; init; }

    public bool WithoutOptimizer { get; init; }

    public bool WithoutModel { get; init; }

    public bool WithoutBest { get; init; }

    public bool WithoutEpoch { get; init; }

    /// <summary>Resumes without a look whether there is anything.</summary>
    public bool WithoutTest { get; init; }

    public bool ReturnsTrue { get; init; }

    /// <summary>Says that it has resumed where nothing was saved.</summary>
    public bool SaysTrue { get; init; }

    public bool MovesBest { get; init; }

    /// <summary>Digits of the best accuracy that are written; null for all.</summary>
    public int? WrittenDigits { get; init; }

    /// <summary>Digits of the best accuracy that are kept; null for all.</summary>
    public int? KeptDigits { get; init; }

    /// <summary>Where its files go.</summary>
    public Func<string, string> Place { get; init; } = folder => folder + Path.DirectorySeparatorChar;

    public override bool SaveIfBetter(double accuracy)
    {
        if (KeptDigits is { } digits) accuracy = Math.Round(accuracy, digits);
        if (accuracy <= BestAccuracy && !SavesWorse && !(SavesEqual && accuracy == BestAccuracy))
        {
            if (MovesBest) BestAccuracy = accuracy;
            return ReturnsTrue;
        }
        BestAccuracy = accuracy;
        if (SavesNothing || KeepsFirst && File.Exists(At("progress"))) return true;
        if (!SavesProgressOnly) Model.save(At("model"));
        if (!SavesProgressOnly && !WithoutOptimizer) Optimizer.save_state_dict(At("optimizer"));
        var format = WrittenDigits is { } written ? $"F{written}" : "R";
        File.WriteAllLines(At("progress"), [$"{Epoch}", accuracy.ToString(format, CultureInfo.InvariantCulture)]);
        return true;
    }

    public override bool Resume()
    {
        if (!WithoutTest && !File.Exists(At("progress"))) return SaysTrue;
        if (!WithoutModel) Model.load(At("model"));
        if (!WithoutOptimizer) Optimizer.load_state_dict(At("optimizer"));
        var lines = File.ReadAllLines(At("progress"));
        if (!WithoutEpoch) Epoch = int.Parse(lines[0], CultureInfo.InvariantCulture);
        if (!WithoutBest) BestAccuracy = double.Parse(lines[1], CultureInfo.InvariantCulture);
        return true;
    }

    private string At(string name) => Place(Folder) + name;
}
