using FilterGen.Tests.Fixtures;
using FilterGen.Training;
using static TorchSharp.torch;

namespace FilterGen.Tests.Training;

public sealed class FusedAdamTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(0.01)]
    public void StepsAreThoseOfTorchSharpsAdam(double weightDecay)
    {
        using var scope = NewDisposeScope();
        using nn.Module<Tensor, Tensor> ours = Network(), theirs = Network();
        theirs.load_state_dict(ours.state_dict());
        using var fused = new FusedAdam(ours, weightDecay) { LearningRate = 0.01 };
        using var plain = optim.Adam(theirs.parameters(), 0.01, weight_decay: weightDecay);
        for (var step = 0; step < 20; step++)
        {
            if (step == 10)
            {
                fused.LearningRate = 0.003;
                foreach (var group in plain.ParamGroups) group.LearningRate = 0.003;
            }
            var input = randn([7, 4], generator: new Generator((ulong)step));
            fused.ZeroGradients();
            plain.zero_grad();
            ours.forward(input).square().mean().backward();
            theirs.forward(input).square().mean().backward();
            fused.Step();
            plain.step();
        }
        foreach (var (one, other) in ours.parameters().Zip(theirs.parameters())) Close.Assert(other, one, 1e-5, "parameter");
        Assert.All(fused.State, state => Assert.Equal(20, state.Steps.item<float>()));
    }

    [Fact]
    public void AParameterWithoutAGradientStays()
    {
        using var scope = NewDisposeScope();
        using var network = Network();
        using var adam = new FusedAdam(network, weightDecay: 0.1) { LearningRate = 0.1 };
        var before = network.parameters().Select(parameter => parameter.detach().clone()).ToList();
        network.parameters().First().square().sum().backward();
        adam.Step();
        var changed = network.parameters().Zip(before, (now, then) => !now.eq(then).all().item<bool>());
        Assert.Equal([true, false, false, false], changed);
        adam.ZeroGradients();
        adam.Step();
        Assert.Equal([1f, 0f, 0f, 0f], adam.State.Select(state => state.Steps.item<float>()));
    }

    [Fact]
    public async Task NothingThatAStepUsesIsCollected()
    {
        using var scope = NewDisposeScope();
        using var network = Network();
        using var adam = new FusedAdam(network, weightDecay: 0) { LearningRate = 1e-3 };
        network.forward(ones(1, 4)).sum().backward();
        using var done = new CancellationTokenSource();
        var collector = Task.Run(() =>
        {
            while (!done.IsCancellationRequested)
            {
                GC.Collect(0);
                GC.WaitForPendingFinalizers();
            }
        });
        for (var step = 0; step < 3000; step++) adam.Step();
        await done.CancelAsync();
        await collector;
        Assert.All(adam.State, state => Assert.Equal(3000, state.Steps.item<float>()));
    }

    private static nn.Module<Tensor, Tensor> Network() => nn.Sequential(nn.Linear(4, 5), nn.Tanh(), nn.Linear(5, 3));
}
