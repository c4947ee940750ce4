using FilterGen.Papers.DynamicFilterLab;
using FilterGen.Papers.DynamicFilterLab.Teaching;
using FilterGen.Training;
using static TorchSharp.torch;

namespace FilterGen.Tests.Papers.DynamicFilterLab.Teaching;

public class ReportChecksTests
{
    public static TheoryData<string> Words => [.. Mistakes.Keys];

    private static Dictionary<string, Func<LabReport, string>> Checks { get; } = new()
    {
        ["2.2.2"] = report => LabChecks.Saving(report, () => new AnswerModel()),
        ["2.3.1"] = LabChecks.Statistics,
        ["2.3.2"] = LabChecks.Comparison,
        ["2.3.3"] = LabChecks.Improvement,
        ["3.1.1"] = report => LabChecks.KernelsOfOneClass(report, AnswerReport.Test),
        ["3.1.2"] = report => LabChecks.KernelsOfClasses(report, AnswerReport.Test),
        ["3.2"] = LabChecks.Discussion,
    };

    /// <summary>What the check of an item has to say, and the mistake.</summary>
    private static Dictionary<string, (string Item, Action<LabReport> Mistake)> Mistakes { get; } = new()
    {
        ["Measure the file that model.save wrote"] = ("2.2.2", report => report.ParameterBytes *= 3),
        ["less than its parameters alone"] = ("2.2.2", report => report.WholeBytes = 100),
        ["is empty"] = ("2.2.2", report => report["2.2.2"] = ""),
        ["expected your own BaseModel"] = ("2.3.1", report => report.Dynamic = report.Fixed),
        ["was trained on MNIST"] = ("2.3.1", report => report.Dynamic = AnswerReport.Run(new AnswerModel(), 0.512, data: "MNIST")),
        ["one point is no curve"] = ("2.3.1", report => report.Dynamic = AnswerReport.Run(new AnswerModel(), 0.512, epochs: 1)),
        ["no better than guessing"] = ("2.3.1", report => report.Dynamic = AnswerReport.Run(new AnswerModel(), 0.1)),
        ["has 2 words"] = ("2.3.1", report => report["2.3.1"] = "51.2 %"),
        ["does not name 51.2 %, the test accuracy after the last epoch of this run"] =
            ("2.3.1", report => report["2.3.1"] = report["2.3.1"].Replace("51.2", "92")),
        ["so write it as {100 * report.Dynamic.Accuracy:F1}"] =
            ("2.3.1", report => report["2.3.1"] = report["2.3.1"].Replace("51.2", "92")),
        ["so write it as {100 * report.Improved.Accuracy:F1}"] =
            ("2.3.3", report => report["2.3.3"] = report["2.3.3"].Replace("63,4", "92")),
        ["does not name 50.0 %"] = ("2.3.1", OnlyThousands),
        ["does not name 48.0 %"] = ("2.3.2", report => report["2.3.2"] = report["2.3.2"].Replace("0.48", "less")),
        ["still generates its filter"] =
            ("2.3.2", report => report.Fixed = AnswerReport.Run(new DynamicFilterNet(ResNetWeights.Random), 0.48)),
        ["trained differently"] = ("2.3.2", report => report.Fixed = AnswerReport.Run(report.Fixed!.Network, 0.48, new() { Seed = 2 })),
        ["The two backbones started differently (start "] = ("2.3.2", report => report.Dynamic = AnswerReport.Run(OtherStart(), 0.512)),
        ["the same network as report.Dynamic, trained alike; only the seed can differ"] =
            ("2.3.3", report => report.Improved = AnswerReport.Run(new AnswerModel(), 0.634, new() { Seed = 2 })),
        ["the same network as report.Fixed, trained alike; only the seed can differ"] =
            ("2.3.3", report => report.Improved = AnswerReport.Run(new FixedFilterNet(ResNetWeights.Random), 0.634)),
        ["the same network as report.Dynamic, trained alike; only"] =
            ("2.3.3", report => report.Improved = AnswerReport.Run(new DynamicFilterNet(ResNetWeights.Random), 0.634)),
        ["(seed 1, 50,000 images, 20 epochs, Adam 0.001, batch 128 and seed 1, 512 images, "] =
            ("2.3.2", report => report.Fixed = AnswerReport.Run(report.Fixed!.Network, 0.48, images: 512)),
        ["is one of the two runs before"] = ("2.3.3", report => report.Improved = report.Dynamic),
        ["report.Improved: not trained yet"] = ("2.3.3", report => report.Improved = null),
        ["shows images of 4 classes, expected one class"] = ("3.1.1", report => report.OneClass = report.Classes),
        ["shows 1 class, expected 3 or more"] = ("3.1.2", report => report.Classes = report.OneClass),
        ["the 64 kernels come in another order"] =
            ("3.1.1", report => report.OneClass = report.OneClass! with { Kernels = report.OneClass.Kernels.flip(1) }),
        ["the kernels belong to other images"] =
            ("3.1.2", report => report.Classes = report.Classes! with { Kernels = report.Classes.Kernels.roll([1], [0]) }),
        ["the network was in training mode, where batch normalisation lets"] = ("3.1.1", InTrainingMode),
        ["the images did not go through Scale before Features"] = ("3.1.1", WithoutScale),
        ["but for their lengths; they are 1"] =
            ("3.1.1", report => report.OneClass = report.OneClass! with { Kernels = report.OneClass.Kernels * 3 }),
        ["all images have the mean of their kernels"] = ("3.1.1", report => report.OneClass = report.OneClass! with
        {
            Kernels = report.OneClass.Kernels.mean([0], keepdim: true).expand(report.OneClass.Kernels.shape),
        }),
        ["these are not the kernels that the network of report.Dynamic gives for the images at Places"] =
            ("3.1.1", report => report.OneClass = report.OneClass! with { Kernels = ForwardKernels() }),
        ["begin it with 3.2.1 or 3.2.2"] = ("3.2", report => report["3.2"] = report["3.2"].Replace("3.2.2", "")),
    };

    public static TheoryData<string> Improvements => [.. Improved.Keys];

    private static Dictionary<string, Func<LabReport, TrainingRun>> Improved { get; } = new()
    {
        ["another recipe"] = report => AnswerReport.Run(report.Dynamic!.Network, 0.634, new() { WeightDecay = 1e-4 }),
        ["more epochs"] = report => AnswerReport.Run(report.Dynamic!.Network, 0.634, new() { Epochs = 40 }),
        ["another start"] = _ => AnswerReport.Run(OtherStart(), 0.634),
        ["a layer without parameters"] = _ => AnswerReport.Run(
            new AnswerModel(new() { Generator = () => nn.Sequential(nn.Linear(4096, 576), nn.Tanh(), nn.Dropout(0.2)) }), 0.634),
    };

    [Fact]
    public void The_right_report_passes() =>
        Assert.All(Checks.Values, check => Assert.StartsWith("Passed.", check(AnswerReport.Right()), StringComparison.Ordinal));

    [Fact]
    public void An_empty_report_fails_every_check_without_a_crash() => Assert.All(Checks.Values, check =>
        Assert.Contains("yet", Assert.Throws<LabCheckException>(() => check(new LabReport())).Message, StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Words))]
    public void Wrong_reports_are_named(string words)
    {
        var (item, mistake) = Mistakes[words];
        var report = AnswerReport.Right();
        mistake(report);
        ModelChecksTests.Named(words, () => Checks[item](report));
    }

    [Theory]
    [MemberData(nameof(Improvements))]
    public void An_improvement_by_something_else_than_the_seed_passes(string change)
    {
        var report = AnswerReport.Right();
        report.Improved = Improved[change](report);
        LabChecks.Improvement(report);
    }

    [Theory]
    [InlineData("51.2")]
    [InlineData("51,2")]
    [InlineData("0.512")]
    [InlineData("0,512")]
    public void Accuracies_are_read_in_percent_or_as_shares_with_point_or_comma(string written)
    {
        var report = AnswerReport.Right();
        report["2.3.1"] = report["2.3.1"].Replace("51.2", written);
        LabChecks.Statistics(report);
    }

    private static void OnlyThousands(LabReport report)
    {
        report.Dynamic = AnswerReport.Run(new AnswerModel(), 0.5);
        report["2.3.1"] = report["2.3.1"].Replace("51.2", "92").Replace("0.48", "less, after 50,000 images or 1,250,050.0,");
    }

    // The weights are not read where the backbone is given.
    private static AnswerModel OtherStart() => new(
        new() { Backbone = () => AnswerModel.Layers(["conv1", "bn1", "relu", "maxpool"], 1) },
        ResNetWeights.FromFile(typeof(ReportChecksTests).Assembly.Location));

    private static Tensor ForwardKernels() => nn.functional.normalize(randn([3, 576]), p: 2, dim: 1).reshape(3, 64, 3, 3);

    private static void WithoutScale(LabReport report)
    {
        using var off = no_grad();
        var model = (LabModel)report.Dynamic!.Network;
        model.eval();
        report.OneClass = new([0, 1, 2], model.Kernels(model.Features(AnswerReport.Test.Images.narrow(0, 0, 3))));
    }

    private static void InTrainingMode(LabReport report)
    {
        using var off = no_grad();
        var model = (LabModel)report.Dynamic!.Network;
        model.train();
        var images = AnswerReport.Test.Images.narrow(0, 0, 3);
        report.OneClass = new([0, 1, 2], model.Kernels(model.Features(model.Scale(images))));
    }
}
