using FilterGen.Papers.FilterGeneration;

namespace FilterGen.Tests.Papers;

/// <summary>
/// The structure of the CIFAR-10 networks against Tables 15 to 20, with padding 1 where the tables say 0 beside a size that is
/// kept, and with an autoencoder that ends in 32x32x3. A row Conv+BN has 2 parameters per filter beside the convolution's.
/// </summary>
public class Cifar10TablesTests
{
    private static readonly FilterGenerationNet Net = FilterGenerationNet.ForCifar10();

    [Fact]
    public void Baseline_is_Table_15() => Tables.Equal(
        [
            ("Conv+BN+ReLU", "3x3/1/1", "32x32x64", 9 * 3 * 64 + 2 * 64),
            ("Conv+BN+ReLU", "3x3/2/1", "16x16x128", 9 * 64 * 128 + 2 * 128),
            ("Conv+BN+ReLU", "3x3/2/1", "8x8x256", 9 * 128 * 256 + 2 * 256),
            ("Conv+BN+ReLU", "3x3/2/1", "4x4x256", 9 * 256 * 256 + 2 * 256),
            ("AvgPool", "4x4/1/0", "256", 0),
            ("FC", "-", "10", 256 * 10 + 10),
        ],
        new Cifar10Baseline().Layers());

    [Fact]
    public void Autoencoder_is_Table_16() => Tables.Equal(
        [
            ("Conv+BN+ReLU", "3x3/1/1", "32x32x64", 9 * 3 * 64 + 2 * 64),
            ("Conv+BN+ReLU", "3x3/2/1", "16x16x96", 9 * 64 * 96 + 2 * 96),
            ("Conv+BN+ReLU", "3x3/2/1", "8x8x128", 9 * 96 * 128 + 2 * 128),
            ("Conv+BN+ReLU", "3x3/2/1", "4x4x128", 9 * 128 * 128 + 2 * 128),
            ("Upsample", "-", "8x8x128", 0),
            ("Conv+BN+ReLU", "3x3/1/1", "8x8x128", 9 * 128 * 128 + 2 * 128),
            ("Upsample", "-", "16x16x128", 0),
            ("Conv+BN+ReLU", "3x3/1/1", "16x16x96", 9 * 128 * 96 + 2 * 96),
            ("Upsample", "-", "32x32x96", 0),
            ("Conv+BN+ReLU", "3x3/1/1", "32x32x96", 9 * 96 * 96 + 2 * 96),
            ("Conv", "3x3/1/1", "32x32x3", 9 * 96 * 3 + 3),
        ],
        Net.Autoencoder.Layers());

    [Fact]
    public void First_reduction_is_Table_17() => Tables.Equal(
        [
            ("Conv+BN+LReLU", "4x4/4/0", "8x8x64", 16 * 64 * 64 + 2 * 64),
            ("Conv+BN+LReLU", "4x4/4/0", "2x2x64", 16 * 64 * 64 + 2 * 64),
            ("Conv+BN+LReLU", "2x2/1/0", "64", 4 * 64 * 64 + 2 * 64),
            ("FC+LReLU", "-", "64", 64 * 64 + 64),
        ],
        Net.Reductions[0].Layers());

    [Fact]
    public void Second_reduction_is_Table_18() => Tables.Equal(
        [
            ("Conv+BN+LReLU", "4x4/4/0", "4x4x96", 16 * 96 * 96 + 2 * 96),
            ("Conv+BN+LReLU", "4x4/1/0", "96", 16 * 96 * 96 + 2 * 96),
            ("FC+LReLU", "-", "96", 96 * 96 + 96),
        ],
        Net.Reductions[1].Layers());

    [Fact]
    public void Third_reduction_is_Table_19() => Tables.Equal(
        [
            ("Conv+BN+LReLU", "4x4/4/0", "2x2x128", 16 * 128 * 128 + 2 * 128),
            ("Conv+BN+LReLU", "2x2/1/0", "128", 4 * 128 * 128 + 2 * 128),
            ("FC+LReLU", "-", "128", 128 * 128 + 128),
        ],
        Net.Reductions[2].Layers());

    [Fact]
    public void Fourth_reduction_is_Table_20() => Tables.Equal(
        [
            ("Conv+BN+LReLU", "4x4/1/0", "128", 16 * 128 * 128 + 2 * 128),
            ("FC+LReLU", "-", "128", 128 * 128 + 128),
        ],
        Net.Reductions[3].Layers());

    [Fact]
    public void Prediction_network_is_Table_15_with_generated_filters() => Tables.Equal(
        [
            ("Conv+BN+ReLU", "3x3/1/1", "32x32x64", 9 * 3 * 64 + (64 + 1) * 64 * 64 + 2 * 64),
            ("Conv+BN+ReLU", "3x3/2/1", "16x16x128", 9 * 64 * 128 + (96 + 1) * 128 * 128 + 2 * 128),
            ("Conv+BN+ReLU", "3x3/2/1", "8x8x256", 9 * 128 * 256 + (128 + 1) * 256 * 256 + 2 * 256),
            ("Conv+BN+ReLU", "3x3/2/1", "4x4x256", 9 * 256 * 256 + (128 + 1) * 256 * 256 + 2 * 256),
            ("AvgPool", "4x4/1/0", "256", 0),
            ("FC", "-", "10", 256 * 10 + 10),
        ],
        Net.Prediction.Layers());

    [Fact]
    public void Vgg11_has_eleven_layers_with_weights()
    {
        var rows = new Vgg11().Layers();
        Assert.Equal(
            ["32x32x64", "16x16x128", "8x8x256", "8x8x256", "4x4x512", "4x4x512", "2x2x512", "2x2x512", "512", "512", "10"],
            rows.Where(row => row.Parameters > 0).Select(row => row.OutputSize));
        Assert.Equal(5, rows.Count(row => row.Layer == "MaxPool"));
        Assert.Equal("512", rows.Last(row => row.Layer == "MaxPool").OutputSize);
        long[] channels = [3, 64, 128, 256, 256, 512, 512, 512, 512];
        long convolutions = channels.Zip(channels[1..], (from, to) => 9 * from * to + 2 * to).Sum();
        Assert.Equal(convolutions + 2 * (512 * 512 + 512) + 512 * 10 + 10, rows.Sum(row => row.Parameters));
    }

    [Fact]
    public void Each_repository_is_as_large_as_its_layer() => Assert.Equal(
        [64, 128, 256, 256], Net.Prediction.GeneratedStages.Select(stage => stage.Conv.Repository.Size));

    [Fact]
    public void The_parts_hold_all_parameters_of_the_whole() => Assert.Equal(
        Net.parameters().Sum(parameter => parameter.numel()), Net.Layers().Sum(part => part.Rows.Sum(row => row.Parameters)));
}
