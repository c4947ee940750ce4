using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace LibTorch.Tests.Optim;

/// <summary>Optimizers that keep rate and count of steps on the device.</summary>
[Collection("live tensors")]
public class CapturableTests
{
    private static readonly Dictionary<string, Func<IEnumerable<Parameter>, OptimizerHelper>> Optimizers = new()
    {
        ["SGD"] = parameters => optim.SGD(parameters, 0.01, momentum: 0.9, weight_decay: 0.01),
        ["Adam"] = parameters => optim.Adam(parameters, weight_decay: 0.01, amsgrad: true),
        ["AdamW"] = parameters => optim.AdamW(parameters),
        ["RMSProp"] = parameters => optim.RMSProp(parameters, momentum: 0.9, centered: true),
    };

    public static TheoryData<string> Names => [.. Optimizers.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Rate_set_between_steps_reaches_the_device(string name)
    {
        using var scope = NewDisposeScope();
        var plain = Run(name, (_, _) => { });
        var captured = Run(name, (optimizer, step) =>
        {
            if (step == 0)
                optimizer.make_capturable();
        });
        var late = Run(name, (optimizer, step) =>
        {
            if (step == 15)
                optimizer.make_capturable();
        });
        Assert.True(plain.allclose(captured, rtol: 1e-6, atol: 1e-6), $"{plain.sub(captured).abs().max().ToSingle()}");
        Assert.True(plain.allclose(late, rtol: 1e-6, atol: 1e-6), $"{plain.sub(late).abs().max().ToSingle()}");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Saved_state_passes_between_the_two_kinds(string name)
    {
        using var scope = NewDisposeScope();
        using var first = nn.Linear(3, 2);
        using var capturable = Optimizers[name](first.parameters());
        capturable.make_capturable();
        Train(first, capturable, 4);
        Assert.All(capturable.state_dict().State, state => Assert.Equal(4, state.step));

        using var second = nn.Linear(3, 2);
        second.load_state_dict(first.state_dict());
        using var plain = Optimizers[name](second.parameters());
        plain.load_state_dict(capturable.state_dict());
        Assert.All(plain.state_dict().State, state => Assert.Equal(4, state.step));
        capturable.load_state_dict(plain.state_dict());
        Train(first, capturable, 5);
        Train(second, plain, 5);
        Assert.True(first.weight!.allclose(second.weight!, rtol: 1e-6, atol: 1e-7));
        Assert.All(capturable.state_dict().State, state => Assert.Equal(9, state.step));
    }

    [Fact]
    public void Groups_and_conversions_after_it_are_kept_on_the_device_too()
    {
        using var scope = NewDisposeScope();
        using var layer = nn.Linear(3, 2);
        using var late = nn.Linear(3, 2);
        using var optimizer = optim.Adam(layer.parameters());
        optimizer.make_capturable();
        optimizer.add_param_group(new Adam.ParamGroup(late.parameters(), lr: 0.5));
        layer.to(float64);
        late.to(float64);
        var before = late.weight!.detach().clone();
        late.call(ones([4, 3], float64)).sum().add(layer.call(ones([4, 3], float64)).sum()).backward();
        optimizer.step();
        Assert.All(optimizer.state_dict().State, state => Assert.Equal(1, state.step));
        Assert.Equal(0.5, before.sub(late.weight!).abs().mean().ToDouble(), 6);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Steps_leave_no_tensor_behind(string name)
    {
        using var layer = nn.Linear(3, 2);
        var before = Tensor.TotalCount;
        long during;
        using (NewDisposeScope())
        {
            using var optimizer = Optimizers[name](layer.parameters());
            optimizer.make_capturable();
            Train(layer, optimizer, 2);
            during = Tensor.TotalCount;
            foreach (var group in optimizer.ParamGroups)
                group.LearningRate *= 0.5;
            Train(layer, optimizer, 20);
            Assert.Equal(during, Tensor.TotalCount);
        }
        layer.zero_grad();
        Assert.Equal(before, Tensor.TotalCount);
    }

    [FusedCpuFact]
    public void Fused_Adam_equals_the_plain_one()
    {
        using var scope = NewDisposeScope();
        foreach (var decaysApart in new[] { false, true })
            foreach (var maximize in new[] { false, true })
                AssertFusedEquals(decaysApart, maximize);
    }

    private static void AssertFusedEquals(bool decaysApart, bool maximize)
    {
        var (start, gradient) = (randn([5, 3]), randn([5, 3]));
        var (plain, fused) = (new Parameter(start.clone()), new Parameter(start.clone()));
        using var expected = Adam(plain, decaysApart, maximize);
        using var kept = Adam(fused, decaysApart, maximize);
        kept.make_capturable();
        var active = new ActiveParameters<AdamBase.State>([fused], [(AdamBase.State)kept.state_dict().State[0]]);
        for (int step = 0; step < 5; step++)
        {
            plain.grad = gradient;
            fused.grad = gradient;
            expected.step();
            using var _ = no_grad();
            active.Refresh();
            foreach (var all in active.CountOnDevice())
                FusedAdam.Step(all, (AdamBase.Options)kept.state_dict().Options[0], tensor(0.01f), decaysApart);
        }
        Assert.True(plain.allclose(fused, rtol: 1e-5, atol: 1e-6), $"{plain.sub(fused).abs().max().ToSingle()}");
    }

    private static OptimizerHelper Adam(Parameter parameter, bool decaysApart, bool maximize) => decaysApart
        ? optim.AdamW([parameter], 0.01, weight_decay: 0.1, amsgrad: true, maximize: maximize)
        : optim.Adam([parameter], 0.01, weight_decay: 0.1, amsgrad: true, maximize: maximize);

    private static Tensor Run(string name, Action<OptimizerHelper, int> before)
    {
        manual_seed(1);
        using var layer = nn.Linear(3, 2);
        using var optimizer = Optimizers[name](layer.parameters());
        for (int step = 0; step < 30; step++)
        {
            before(optimizer, step);
            foreach (var group in optimizer.ParamGroups)
                group.LearningRate = 0.01 / (1 + step);
            Train(layer, optimizer, 1);
        }
        return layer.weight!.detach().clone();
    }

    private static void Train(Linear layer, OptimizerHelper optimizer, int steps)
    {
        for (int step = 0; step < steps; step++)
        {
            using var scope = NewDisposeScope();
            optimizer.zero_grad();
            layer.call(arange(12, dtype: float32).reshape(4, 3).div(12)).pow(2).mean().backward();
            optimizer.step();
        }
    }
}
