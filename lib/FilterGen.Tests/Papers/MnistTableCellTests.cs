using FilterGen.Papers.FilterGeneration;

namespace FilterGen.Tests.Papers;

public sealed class MnistTableCellTests
{
    [Fact]
    public void TablesAreThePapers()
    {
        Assert.Equal(
            """
            baseline (paper: 95.23 % after epoch 1, 98.25 % after epoch 20)
            generated filters, n_enc=5 s=5 (paper: 95.85 % after epoch 1, 98.34 % after epoch 20)
            generated filters, n_enc=10 s=5 (paper: 95.94 % after epoch 1, 98.45 % after epoch 20)
            generated filters, n_enc=20 s=5 (paper: 97.53 % after epoch 1, 99.10 % after epoch 20)
            """, string.Join("\n", MnistTableCell.Table1));
        Assert.Equal(
            """
            baseline (paper: 95.23 % after epoch 1, 98.25 % after epoch 20)
            generated filters, n_enc=20 s=2 (paper: 97.11 % after epoch 1, 98.55 % after epoch 20)
            generated filters, n_enc=20 s=5 (paper: 97.53 % after epoch 1, 99.10 % after epoch 20)
            generated filters, n_enc=20 s=10 (paper: 97.29 % after epoch 1, 98.92 % after epoch 20)
            """, string.Join("\n", MnistTableCell.Table2));
    }

    [Fact]
    public void EachNetworkHasOneResultsFile() =>
        Assert.Equal(
            ["A6", "A6", "A6", "A6", "A7", "A7"],
            MnistTableCell.Table1.Concat(MnistTableCell.Table2).DistinctBy(cell => cell.Config).Select(cell => cell.Row));

    [Fact]
    public void NetworkIsTheOneThatIsNamed()
    {
        using var network = Assert.IsType<FilterGenerationNet>(MnistTableCell.Generated(10, 5).CreateNetwork());
        Assert.Equal(5, network.Prediction.GeneratedStages[0].Conv.Repository.Size);
        Assert.Equal(10, network.Prediction.GeneratedStages[0].Conv.Coefficients.FeatureLength);
        using var baseline = Assert.IsType<MnistBaseline>(MnistTableCell.Baseline.CreateNetwork());
    }

    [Theory]
    [InlineData(0, 5, "encoderFilters")]
    [InlineData(20, 0, "repositorySize")]
    public void SizesBelowOneAreRefused(int encoderFilters, int repositorySize, string name) =>
        Assert.Throws<ArgumentOutOfRangeException>(name, () => MnistTableCell.Generated(encoderFilters, repositorySize));

    [Fact]
    public void NetworkThePaperDoesNotHaveHasNoNumberOfIts()
    {
        var cell = MnistTableCell.Generated(40, 5);
        Assert.Equal("A6", cell.Row);
        Assert.All(cell.Expected(), expected => Assert.Null(expected.Paper));
    }
}
