using FilterGen.Operators;
using FilterGen.Tests.Fixtures;
using static TorchSharp.torch;

namespace FilterGen.Tests.Operators;

public sealed class RmsPropStepTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 5)]
    [InlineData(16, 24)]
    public void Three_steps_are_those_of_libtorchs_operators(long rows, long columns)
    {
        using var scope = NewDisposeScope();
        Tensor parameter = randn(rows, columns), square = zeros(rows, columns), theirs = parameter.clone(), theirSquare = square.clone();
        for (int i = 0; i < 3; i++)
        {
            var gradient = randn(columns, rows).t();        // as backward leaves that of a linear layer
            gradient[0, 0] = 0;
            RmsPropStep.Take(parameter, gradient, square, 1e-3f);
            Scripts.RmsProp([theirs], [gradient], [theirSquare], tensor([1e-3]));
        }
        Close.Assert(theirs, parameter, 1e-6, "parameter");
        Close.Assert(theirSquare, square, 1e-6, "square");
    }

    [Fact]
    public void Only_single_precision_in_order_is_changed_here()
    {
        using var scope = NewDisposeScope();
        Assert.True(RmsPropStep.Fits(zeros(2, 3), zeros(2, 3)));
        Assert.False(RmsPropStep.Fits(zeros(2, 3, float64), zeros(2, 3, float64)));
        Assert.False(RmsPropStep.Fits(zeros(3, 2).t(), zeros(2, 3)));
        Assert.False(RmsPropStep.Fits(zeros(2, 3), zeros(3, 2).t()));
    }
}
