using FilterGen.Papers.FilterGeneration;
using TorchSharp;
using static TorchSharp.torch;

namespace FilterGen.Tests.Papers;

/// <summary>The structure of the MNIST networks against the tables of the paper's appendix.</summary>
public class MnistTablesTests
{
    [Fact]
    public void Baseline_is_Table_4() => Tables.Equal(
        [
            ("Conv+ReLU", "5x5/1/0", "24x24x5", 5 * 25 + 5),
            ("MaxPool", "2x2/2/0", "12x12x5", 0),
            ("Conv+ReLU", "5x5/1/0", "8x8x5", 5 * 125 + 5),
            ("MaxPool", "2x2/2/0", "4x4x5", 0),
            ("FC", "-", "10", 80 * 10 + 10),
        ],
        new MnistBaseline().Layers());

    [Theory]
    [InlineData(5)]
    [InlineData(10)]
    [InlineData(20)]
    public void Autoencoder_is_Table_5(int n) => Tables.Equal(
        [
            ("Conv+BN+LReLU", "5x5/1/2", $"28x28x{n}", 25 * n + 3 * n),
            ("Conv+BN+LReLU", "5x5/2/2", $"14x14x{n}", 25 * n * n + 3 * n),
            ("Upsample", "-", $"28x28x{n}", 0),
            ("Conv", "5x5/1/2", "28x28x1", 25 * n + 1),
        ],
        Autoencoder.ForMnist(n).Layers());

    [Theory]
    [InlineData(5)]
    [InlineData(20)]
    public void First_reduction_is_Table_6(int n) => Tables.Equal(
        [
            ("Conv+BN+LReLU", "4x4/4/0", $"7x7x{n}", 16 * n * n + 3 * n),
            .. LastReductionRows(n),
        ],
        DimensionReduction.ForFirstMnistTap(n).Layers());

    [Theory]
    [InlineData(5)]
    [InlineData(20)]
    public void Second_reduction_is_Table_7(int n) => Tables.Equal(
        [
            ("Conv+BN+LReLU", "2x2/2/0", $"7x7x{n}", 4 * n * n + 3 * n),
            .. LastReductionRows(n),
        ],
        DimensionReduction.ForSecondMnistTap(n).Layers());

    [Theory]
    [InlineData(20, 5)]
    [InlineData(20, 2)]
    [InlineData(5, 10)]
    public void Prediction_network_is_Table_4_with_generated_filters(int n, int s) => Tables.Equal(
        [
            ("Conv+ReLU", "5x5/1/0", "24x24x5", 25 * s + (n + 1) * 5 * s + 5),
            ("MaxPool", "2x2/2/0", "12x12x5", 0),
            ("Conv+ReLU", "5x5/1/0", "8x8x5", 125 * s + (n + 1) * 5 * s + 5),
            ("MaxPool", "2x2/2/0", "4x4x5", 0),
            ("FC", "-", "10", 80 * 10 + 10),
        ],
        PredictionNetwork.ForMnist(n, s).Layers());

    [Fact]
    public void The_parts_hold_all_parameters_of_the_whole()
    {
        var net = FilterGenerationNet.ForMnist(encoderFilters: 10, repositorySize: 2);
        var parts = net.Layers();
        Assert.Equal(
            ["Autoencoder", "Dimension reduction 1", "Dimension reduction 2", "Prediction network"], parts.Select(part => part.Network));
        Assert.Equal(
            net.parameters().Sum(parameter => parameter.numel()), parts.Sum(part => part.Rows.Sum(row => row.Parameters)));
    }

    [Fact]
    public void The_table_does_not_depend_on_the_precision()
    {
        var net = FilterGenerationNet.ForMnist(encoderFilters: 5, repositorySize: 2);
        var single = net.Layers().SelectMany(part => part.Rows).ToList();
        net.to(float64);
        Assert.Equal(single, net.Layers().SelectMany(part => part.Rows));
    }

    private static (string, string, string, long)[] LastReductionRows(int n) =>
    [
        ("Conv+BN+LReLU", "3x3/3/1", $"3x3x{n}", 9 * n * n + 3 * n),
        ("Conv+BN+LReLU", "3x3/1/0", $"{n}", 9 * n * n + 3 * n),
        ("FC+LReLU", "-", $"{n}", n * n + n),
    ];
}
