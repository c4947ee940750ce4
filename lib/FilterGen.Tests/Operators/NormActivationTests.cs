using FilterGen.Operators;
using FilterGen.Tests.Fixtures;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace FilterGen.Tests.Operators;

public sealed class NormActivationTests
{
    [Theory]
    [InlineData(0.2, 32, 20, 28, 28, false)]
    [InlineData(0, 32, 20, 14, 14, false)]
    [InlineData(0.2, 16, 7, 31, 17, false)]
    [InlineData(0, 40000, 1, 1, 1, false)]
    [InlineData(0.2, 2, 3, 4, 5, false)]
    [InlineData(0.2, 32, 20, 28, 28, true)]
    [InlineData(0, 16, 96, 17, 13, true)]
    [InlineData(0.2, 33, 5, 31, 17, true)]
    public void EqualsNormalisationAndActivation(double slope, int images, int channels, int height, int width, bool channelsLast)
    {
        using var scope = NewDisposeScope();
        using BatchNorm2d left = Norm(channels), right = Norm(channels);
        // A mean far from zero, where a variance that is computed from squares alone would lose its digits.
        var maps = randn([images, channels, height, width], generator: new Generator(1)) + 3;
        if (channelsLast) maps = maps.permute(0, 2, 3, 1).contiguous().permute(0, 3, 1, 2);
        maps.requires_grad_();
        Pairs.AssertSame(
            given => NormActivation.Apply(left, given[0], slope),
            given => slope == 0 ? nn.functional.relu(right.forward(given[0])) : nn.functional.leaky_relu(right.forward(given[0]), slope),
            2e-5, maps);
        foreach (var (one, other) in left.named_parameters().Zip(right.named_parameters()))
            Close.Assert(other.parameter.grad!, one.parameter.grad!, 1e-3, one.name, absolute: 1e-6); // with the jumps
        foreach (var (one, other) in left.named_buffers().Zip(right.named_buffers()))
            Close.Assert(other.buffer, one.buffer, 5e-6, one.name);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void TheOrderInMemoryIsKept(bool channelsLast)
    {
        using var scope = NewDisposeScope();
        using var norm = Norm(8);
        var maps = channelsLast ? randn(16, 16, 16, 8).permute(0, 3, 1, 2) : randn(16, 8, 16, 16);
        var output = NormActivation.Apply(norm, maps.requires_grad_(), 0);
        Assert.Equal(maps.stride(), output.stride());
        output.sum().backward();
        Assert.Equal(maps.stride(), maps.grad!.stride());
    }

    [Fact]
    public void InEvaluationTheRunningStatisticsAreTaken()
    {
        using var scope = NewDisposeScope();
        using var norm = Norm(3);
        norm.eval();
        var maps = randn(64, 3, 16, 16);
        Close.Assert(nn.functional.relu(norm.forward(maps)), NormActivation.Apply(norm, maps, 0), 0, "value");
        Assert.Equal(0, norm.num_batches_tracked!.item<long>());
    }

    private static BatchNorm2d Norm(long channels)
    {
        var norm = nn.BatchNorm2d(channels);
        using var _ = no_grad();
        norm.weight!.copy_(linspace(-1, 2, channels));
        norm.bias!.copy_(linspace(0.5, -0.5, channels));
        return norm;
    }
}
