using FilterGen.Papers.DynamicFilterLab.Teaching;
using FilterGen.Training;

namespace FilterGen.Tests.Papers.DynamicFilterLab.Teaching;

public class TrainingChecksTests
{
    public static TheoryData<string> WrongSaving => [.. Saving.Keys];

    public static TheoryData<string> WrongResuming => [.. Resuming.Keys];

    private static Dictionary<string, Func<Classifier, string, LabTraining>> Saving { get; } = new()
    {
        ["left no file in Folder"] = (model, folder) => new AnswerTraining(model, folder) { SavesNothing = true },
        ["A network of accuracy 0.4 replaced the one of 0.5"] = (model, folder) => new AnswerTraining(model, folder) { SavesWorse = true },
        ["An equal accuracy is not higher."] = (model, folder) => new AnswerTraining(model, folder) { SavesEqual = true },
        ["bytes for a network of 136 parameters"] = (model, folder) => new AnswerTraining(model, folder) { SavesProgressOnly = true },
        ["Adam's two running means"] = (model, folder) => new AnswerTraining(model, folder) { WithoutOptimizer = true },
        ["After saving, BestAccuracy is 0.612, expected 0.6123456789: it is kept rounded"] =
            (model, folder) => new AnswerTraining(model, folder) { KeptDigits = 3 },
        ["SaveIfBetter says true for an accuracy of 0.4 after 0.5"] =
            (model, folder) => new AnswerTraining(model, folder) { ReturnsTrue = true },
        ["BestAccuracy went from 0.5 to 0.4 although nothing was saved"] =
            (model, folder) => new AnswerTraining(model, folder) { MovesBest = true },
        ["bestmodel. What it keeps has to lie there"] = (model, folder) => new AnswerTraining(model, folder) { Place = inside => inside },
        ["SaveIfBetter cannot write"] = (model, folder) => new AnswerTraining(model, folder) { Place = inside => inside + "/deeper/" },
        ["A better network was not saved"] = (model, folder) => new AnswerTraining(model, folder) { KeepsFirst = true },
    };

    private static Dictionary<string, Func<Classifier, string, LabTraining>> Resuming { get; } = new()
    {
        ["load all of the network's state"] = (model, folder) => new AnswerTraining(model, folder) { WithoutModel = true },
        ["save and load the optimiser's state too"] = (model, folder) => new AnswerTraining(model, folder) { WithoutOptimizer = true },
        ["BestAccuracy is -1, expected 0.6123456789"] = (model, folder) => new AnswerTraining(model, folder) { WithoutBest = true },
        ["After Resume, BestAccuracy is 0.6123, expected 0.6123456789: it is kept rounded"] =
            (model, folder) => new AnswerTraining(model, folder) { WrittenDigits = 4 },
        ["NotFoundException where nothing was saved, expected it to return false"] =
            (model, folder) => new AnswerTraining(model, folder) { WithoutTest = true },
        ["Resume says true although nothing was saved in Folder."] =
            (model, folder) => new AnswerTraining(model, folder) { SaysTrue = true },
        ["Epoch is 0, expected 1"] = (model, folder) => new AnswerTraining(model, folder) { WithoutEpoch = true },
        ["although a network was saved"] = (model, folder) => new AnswerTraining(model, folder) { SavesNothing = true },
    };

    [Fact]
    public void The_right_answer_passes()
    {
        LabChecks.Checkpoint((model, folder) => new AnswerTraining(model, folder));
        LabChecks.Resume((model, folder) => new AnswerTraining(model, folder));
    }

    [Theory]
    [MemberData(nameof(WrongSaving))]
    public void Wrong_saving_is_named(string words) => ModelChecksTests.Named(words, () => LabChecks.Checkpoint(Saving[words]));

    [Theory]
    [MemberData(nameof(WrongResuming))]
    public void Wrong_resuming_is_named(string words) => ModelChecksTests.Named(words, () => LabChecks.Resume(Resuming[words]));
}
