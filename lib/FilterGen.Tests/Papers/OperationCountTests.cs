using FilterGen.Papers.FilterGeneration;

namespace FilterGen.Tests.Papers;

/// <summary>Counted operations and parameters of whole networks against numbers worked out by hand.</summary>
public class OperationCountTests
{
    [Fact]
    public void A_fixed_network_counts_its_convolutions_and_its_FC_layer() => Assert.Equal(
        2L * (27 * 64 * 32 * 32 + 576 * 128 * 16 * 16 + 1152 * 256 * 8 * 8 + 2304 * 256 * 4 * 4 + 256 * 10),
        new Cifar10Baseline().Layers().Operations());

    [Fact]
    public void A_mixed_layer_counts_coefficients_shared_convolution_and_mixing()
    {
        var row = PredictionNetwork.ForCifar10([64, 96, 128, 128]).Layers()[2];
        const long positions = 8 * 8, filters = 256, repository = 256;
        Assert.Equal(
            2 * (128 * filters * repository + 9 * 128 * repository * positions + filters * repository * positions), row.Operations);
    }

    [Fact]
    public void A_grouped_layer_counts_coefficients_filters_and_convolution()
    {
        var row = PredictionNetwork.ForCifar10([64, 96, 128, 128]).Layers()[0];
        const long positions = 32 * 32, filters = 64, repository = 64, length = 27;
        Assert.Equal(2 * (64 * filters * repository + filters * repository * length + filters * length * positions), row.Operations);
    }

    [Fact]
    public void An_enlarging_layer_counts_its_phases()
    {
        var rows = Autoencoder.ForCifar10().Layers();
        Assert.Equal(2L * 96 * 96 * (4 * 2 * 2) * 17 * 17, rows[9].Operations);     // 16 multiplications per small pixel instead of 36
        Assert.Equal(0, rows[8].Operations);
    }

    [Fact]
    public void The_whole_counts_all_parts()
    {
        var tables = FilterGenerationNet.ForMnist(20, 5).Layers();
        Assert.Equal(tables.Sum(table => table.Rows.Sum(row => row.Operations)), tables.Operations());
        Assert.InRange(tables.Operations() / (double)new MnistBaseline().Layers().Operations(), 5, 50);
    }

    /// <summary>Section 3.2: N·L_f·M coefficients' weights instead of N·L_f·L_k.</summary>
    [Fact]
    public void The_repository_saves_parameters_where_filters_are_longer_than_it_is_large()
    {
        var convolutions = FilterGenerationNet.ForCifar10().Prediction.GeneratedStages.Select(stage => stage.Conv).ToList();
        Assert.Equal(
            [64 * 64 * 64, 128 * 96 * 128, 256 * 128 * 256, 256 * 128 * 256], convolutions.Select(conv => conv.ParameterCount));
        Assert.Equal(
            [64 * 64 * 27, 128 * 96 * 576, 256 * 128 * 1152, 256 * 128 * 2304], convolutions.Select(conv => conv.NaiveParameterCount));
        Assert.Equal(
            [5 * 20 * 5, 5 * 20 * 5], FilterGenerationNet.ForMnist(20, 5).Prediction.GeneratedStages.Select(s => s.Conv.ParameterCount));
        Assert.Equal(
            [5 * 20 * 25, 5 * 20 * 125],
            FilterGenerationNet.ForMnist(20, 5).Prediction.GeneratedStages.Select(s => s.Conv.NaiveParameterCount));
    }
}
