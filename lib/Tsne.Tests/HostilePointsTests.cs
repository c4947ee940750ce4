using static TorchSharp.torch;

namespace FilterGen.Tsne.Tests;

/// <summary>Tensors that hold no rows of real numbers.</summary>
public sealed class HostilePointsTests
{
    [Theory]
    [InlineData("null", "found null.")]
    [InlineData("disposed", "found a disposed tensor.")]
    [InlineData("complex", "found ComplexFloat32. Take")]
    [InlineData("sparse", "found a sparse tensor. Take to_dense()")]
    [InlineData("meta", "found a tensor without data.")]
    public void WhatHoldsNoRealNumbersIsRefused(string kind, string found)
    {
        using var scope = NewDisposeScope();
        Tensor? points = kind switch
        {
            "complex" => ones([100, 3], complex64),
            "sparse" => ones(100, 3).to_sparse(),
            "meta" => zeros([100, 3], device: META),
            "disposed" => ones(100, 3),
            _ => null,
        };
        if (kind == "disposed") points!.Dispose();
        foreach (var use in new Action[]
        {
            () => TSne.Fit(points!, new() { Output = TextWriter.Null, Iterations = 2 }),
            () => PrincipalComponents.Fit(points!, 1),
        })
        {
            Assert.Contains(found, Assert.Throws<ArgumentException>(use).Message);
        }
    }

    [Fact]
    public void OptionsAreOfTheirKinds()
    {
        using var scope = NewDisposeScope();
        foreach (var options in new TSneOptions[] { new() { Method = (TSneMethod)9 }, new() { Start = (TSneStart)9 } })
        {
            var error = Assert.Throws<ArgumentOutOfRangeException>(() => TSne.Fit(rand(100, 3), options));
            Assert.StartsWith("expected one of ", error.Message);
        }
    }

    [Fact]
    public void VariancesHaveToBeNumbers()
    {
        using var scope = NewDisposeScope();
        var error = Assert.Throws<ArgumentException>(() => PrincipalComponents.Fit(rand([9, 3], float64) * 1e300, 1));
        Assert.StartsWith("points: expected coordinates whose squares are finite", error.Message);
    }
}
