using FilterGen.Filters;

namespace FilterGen.Tests.Filters;

/// <summary>The counted operations and the choice they make.</summary>
public class DynamicConvCostTests
{
    [Fact]
    public void Counts_every_multiply_add_twice()
    {
        var geometry = new ConvGeometry(Kernel: 3, Stride: 2, Padding: 1);
        var cost = DynamicConvCost.Count(channels: 3, filters: 4, repositorySize: 5, geometry, height: 8, width: 6);
        const long length = 3 * 3 * 3, positions = 4 * 3;
        Assert.Equal(2 * 5 * length * positions, cost.SharedConvolution);
        Assert.Equal(2 * 4 * 5 * positions, cost.Mixing);
        Assert.Equal(2 * 4 * 5 * length, cost.FilterGeneration);
        Assert.Equal(2 * 4 * length * positions, cost.OwnConvolution);
        Assert.Equal(cost.SharedConvolution + cost.Mixing, cost.Mix);
        Assert.Equal(cost.FilterGeneration + cost.OwnConvolution, cost.Grouped);
    }

    [Theory]
    [InlineData(1, 5, 5, 5, 28, DynamicConvStrategy.Mix)]           // MNIST, first layer
    [InlineData(5, 5, 5, 5, 12, DynamicConvStrategy.Mix)]           // MNIST, second layer
    [InlineData(256, 256, 256, 3, 8, DynamicConvStrategy.Mix)]      // many channels: the filters are long
    [InlineData(3, 64, 64, 3, 32, DynamicConvStrategy.Windows)]     // few channels: mixing costs more than convolving
    [InlineData(1, 1, 200, 5, 28, DynamicConvStrategy.Windows)]     // a repository far larger than what is generated
    public void Chooses_the_form_that_counts_less(
        int channels, int filters, int repository, int kernel, int side, DynamicConvStrategy expected)
    {
        var cost = DynamicConvCost.Count(channels, filters, repository, new(kernel), side, side);
        Assert.Equal(expected, cost.Cheaper);
        Assert.Equal(expected == DynamicConvStrategy.Mix, cost.Mix <= DynamicConvCost.OwnFiltersWeight * cost.Grouped);
    }

    [Fact]
    public void The_layer_counts_with_its_own_sizes()
    {
        var layer = new DynamicConv2d(featureLength: 3, channels: 2, filters: 4, new(3, Padding: 1), repositorySize: 5);
        Assert.Equal(DynamicConvCost.Count(2, 4, 5, new(3, Padding: 1), 10, 12), layer.Cost(10, 12));
    }
}
