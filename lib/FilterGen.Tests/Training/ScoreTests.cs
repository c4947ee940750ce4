using FilterGen.Training;

namespace FilterGen.Tests.Training;

public sealed class ScoreTests
{
    [Theory]
    [InlineData(0.9, 0.8, true)]
    [InlineData(0.8, 0.8, false)]
    [InlineData(0.1, double.NaN, true)]
    [InlineData(double.NaN, 0.1, false)]
    [InlineData(double.NaN, double.NaN, false)]
    public void Any_number_is_better_than_none(double value, double than, bool better)
    {
        Assert.Equal(better, Score.Accuracy.IsBetter(value, than));
        Assert.Equal(better, Score.Loss.IsBetter(-value, -than));
    }
}
