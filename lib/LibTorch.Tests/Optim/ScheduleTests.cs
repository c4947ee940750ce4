using LibTorch.Tests.Fixtures;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.optim;

namespace LibTorch.Tests.Optim;

public class ScheduleTests
{
    private static readonly Dictionary<string, Func<Optimizer, lr_scheduler.LRScheduler>> Schedules = new()
    {
        ["step"] = o => lr_scheduler.StepLR(o, 4, 0.3),
        ["multi_step"] = o => lr_scheduler.MultiStepLR(o, [3, 8, 8, 20], 0.5),
        ["exponential"] = o => lr_scheduler.ExponentialLR(o, 0.9),
        ["cosine"] = o => lr_scheduler.CosineAnnealingLR(o, 10, 0.05),
        ["lambda"] = o => lr_scheduler.LambdaLR(o, epoch => 1.0 / (1 + epoch)),
        ["polynomial"] = o => lr_scheduler.PolynomialLR(o, 20, 0.9),
        ["plateau"] = o => lr_scheduler.ReduceLROnPlateau(o, factor: 0.5, patience: 2, cooldown: 1),
        ["plateau_absolute"] = o => lr_scheduler.ReduceLROnPlateau(
            o, mode: "max", factor: 0.5, patience: 1, threshold: 0.05, threshold_mode: "abs", min_lr: [0.1]),
    };

    public static TheoryData<string> Names => [.. Schedules.Keys];

    [PyTorchTheory]
    [MemberData(nameof(Names))]
    public void Rates_equal_PyTorch(string name)
    {
        var fixture = FixtureSet.Load("schedules")[name];
        using var parameter = new Parameter(zeros(1));
        using var optimizer = SGD([parameter], 0.5);
        var schedule = Schedules[name](optimizer);
        var metrics = fixture.Numbers("metrics");
        var expected = fixture.Numbers("rates");
        Assert.Equal(expected[0], optimizer.ParamGroups.Single().LearningRate, 1e-9);
        for (int epoch = 0; epoch < metrics.Length; epoch++)
        {
            schedule.step(metrics[epoch]);
            Assert.Equal(expected[epoch + 1], optimizer.ParamGroups.Single().LearningRate, 1e-9);
            Assert.Equal(optimizer.ParamGroups.Single().LearningRate, schedule.get_last_lr().Single());
        }
    }

    [PyTorchFact]
    public void Every_schedule_fixture_is_compared()
        => Assert.Equal(FixtureSet.Load("schedules").Names.Order(), Schedules.Keys.Order());

    [Fact]
    public void Schedule_goes_on_from_a_given_epoch()
    {
        using var parameter = new Parameter(zeros(1));
        using var whole = SGD([parameter], 0.5);
        using var resumed = SGD([parameter], 0.5);
        var first = lr_scheduler.CosineAnnealingLR(whole, 10);
        for (int epoch = 0; epoch < 4; epoch++)
            first.step();
        lr_scheduler.CosineAnnealingLR(resumed, 10, last_epoch: 3);
        Assert.Equal(whole.ParamGroups.Single().LearningRate, resumed.ParamGroups.Single().LearningRate);
    }

    [Fact]
    public void Plateau_needs_a_measured_value()
    {
        using var parameter = new Parameter(zeros(1));
        using var optimizer = SGD([parameter], 0.5);
        Assert.Throws<InvalidOperationException>(() => lr_scheduler.ReduceLROnPlateau(optimizer).step());
        Assert.Throws<ArgumentException>(() => lr_scheduler.ReduceLROnPlateau(optimizer, mode: "least"));
    }
}
