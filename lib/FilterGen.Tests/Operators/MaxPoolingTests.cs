using FilterGen.Operators;
using static TorchSharp.torch;

namespace FilterGen.Tests.Operators;

public sealed class MaxPoolingTests
{
    [Theory]
    [InlineData(2, 24, 24)]
    [InlineData(2, 8, 8)]
    [InlineData(2, 7, 35)]
    [InlineData(2, 2, 3)]
    [InlineData(3, 9, 9)]
    public void EqualsLibtorchsToTheBit(int kernel, int height, int width)
    {
        using var scope = NewDisposeScope();
        // Whole numbers, so that many windows hold their maximum more than once.
        var maps = randint(0, 4, [6, 5, height, width], generator: new Generator(1)).to(float32).requires_grad_();
        Pairs.AssertSame(
            given => MaxPooling.Pool(given[0], kernel), given => nn.functional.max_pool2d(given[0], kernel), 0, maps);
    }

    [Fact]
    public void MapsInAnotherOrderEqualLibtorchs()
    {
        using var scope = NewDisposeScope();
        var maps = randn(3, 12, 10, 4).permute(0, 3, 1, 2).requires_grad_();
        Pairs.AssertSame(given => MaxPooling.Pool(given[0], 2), given => nn.functional.max_pool2d(given[0], 2), 0, maps);
    }

    [Fact]
    public void WhatIsNoNumberComesThrough()
    {
        using var scope = NewDisposeScope();
        var maps = randn(1, 2, 20, 40, generator: new Generator(1));
        maps[0, 0, 3, 5] = float.NaN;
        maps[0, 1, 19, 39] = float.NaN;
        maps[0, 1, 18, 0] = float.PositiveInfinity;
        Assert.Equal(nn.functional.max_pool2d(maps, 2).bytes.ToArray(), MaxPooling.Pool(maps, 2).bytes.ToArray());
    }
}
