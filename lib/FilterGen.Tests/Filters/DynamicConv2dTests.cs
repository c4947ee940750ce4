using FilterGen.Filters;
using FilterGen.Tests.Fixtures;
using FilterGen.Tests.Training;
using static TorchSharp.torch;

namespace FilterGen.Tests.Filters;

/// <summary>The dynamic convolution against the plain loop over samples that defines it.</summary>
[Collection(TrainingCollection.Name)]
public class DynamicConv2dTests
{
    private const int Cases = 60;

    [Theory]
    [InlineData(DynamicConvStrategy.Mix)]
    [InlineData(DynamicConvStrategy.Grouped)]
    [InlineData(DynamicConvStrategy.Windows)]
    [InlineData(DynamicConvStrategy.Auto)]
    public void Equals_the_loop_over_samples_in_single_precision(DynamicConvStrategy strategy) =>
        CompareWithLoop(strategy, float32, relative: 1e-5);

    [Theory]
    [InlineData(DynamicConvStrategy.Mix)]
    [InlineData(DynamicConvStrategy.Grouped)]
    [InlineData(DynamicConvStrategy.Windows)]
    public void Equals_the_loop_over_samples_in_double_precision(DynamicConvStrategy strategy) =>
        CompareWithLoop(strategy, float64, relative: 1e-12);

    [Theory]
    [InlineData(DynamicConvStrategy.Mix)]
    [InlineData(DynamicConvStrategy.Windows)]
    public void Keeps_the_order_in_memory(DynamicConvStrategy strategy)
    {
        using var scope = NewDisposeScope();
        var layer = new DynamicConv2d(featureLength: 3, channels: 3, filters: 4, new(3, 2, 1)) { Strategy = strategy };
        Tensor features = randn([2, 3]), rows = randn([2, 3, 9, 8]), pixels = rows.InWideOrder();
        Assert.True(pixels.IsChannelsLast());
        Tensor fromRows = layer.forward(features, rows), fromPixels = layer.forward(features, pixels);
        Assert.True(fromRows.is_contiguous());
        Assert.True(fromPixels.IsChannelsLast());
        var expected = PerSampleLoop.Run(layer, features, rows);
        Close.Assert(expected, fromRows, 1e-5, "channels first");
        Close.Assert(expected, fromPixels, 1e-5, "channels last");
    }

    [Fact]
    public void Generates_the_filters_it_convolves_with()
    {
        using var scope = NewDisposeScope();
        var layer = new DynamicConv2d(featureLength: 3, channels: 2, filters: 4, new(3), repositorySize: 5, bias: false);
        Tensor features = randn([2, 3]), images = randn([2, 2, 8, 8]);
        var filters = layer.GenerateFilters(features);
        Assert.Equal([2, 4, 2, 3, 3], filters.shape);
        var expected = nn.functional.conv2d(images[1].unsqueeze(0), filters[1]);
        Close.Assert(expected[0], layer.forward(features, images)[1], 1e-5, "maps of the second sample");
    }

    [Fact]
    public void A_sample_depends_on_its_own_features_and_image_only()
    {
        using var scope = NewDisposeScope();
        var layer = new DynamicConv2d(featureLength: 3, channels: 2, filters: 4, new(3));
        Tensor features = randn([2, 3]), images = randn([2, 2, 8, 8]), before = layer.forward(features, images);
        Tensor otherFeatures = features.clone(), otherImages = images.clone();
        otherFeatures[1] = randn([3]);
        otherImages[1] = randn([2, 8, 8]);
        var after = layer.forward(otherFeatures, otherImages);
        Close.Assert(before[0], after[0], 1e-6, "untouched sample");
        Assert.True((before[1] - after[1]).abs().max().item<float>() > 1e-3);
    }

    [Fact]
    public void Counts_the_coefficient_matrix_against_a_direct_map()
    {
        var layer = new DynamicConv2d(featureLength: 20, channels: 5, filters: 5, new(5), repositorySize: 5);
        Assert.Equal(5 * 20 * 5, layer.ParameterCount);
        Assert.Equal(5 * 20 * (5 * 5 * 5), layer.NaiveParameterCount);
    }

    [Fact]
    public void The_repository_has_as_many_base_filters_as_the_layer_has_filters_unless_stated() =>
        Assert.Equal(6, new DynamicConv2d(featureLength: 3, channels: 2, filters: 6, new(3)).Repository.Size);

    private static void CompareWithLoop(DynamicConvStrategy strategy, ScalarType dtype, double relative)
    {
        for (int seed = 0; seed < Cases; seed++)
        {
            using var scope = NewDisposeScope();
            var drawn = DynamicConvCase.Draw(seed);
            using var layer = drawn.Layer(dtype);
            layer.Strategy = strategy;
            Tensor features = drawn.DrawFeatures(dtype), images = drawn.DrawImages(dtype);

            var expected = PerSampleLoop.Run(layer, features, images);
            var actual = layer.forward(features, images);
            Close.Assert(expected, actual, relative, $"{strategy} {drawn}: output");

            var (names, inputs) = Inputs(layer, features, images);
            var upstream = randn_like(expected);
            var wanted = autograd.grad([expected], inputs, [upstream]);
            var found = autograd.grad([actual], inputs, [upstream]);
            for (int i = 0; i < inputs.Count; i++)
                Close.Assert(wanted[i], found[i], relative, $"{strategy} {drawn}: gradient of {names[i]}");
        }
    }

    private static (IList<string> Names, IList<Tensor> Inputs) Inputs(DynamicConv2d layer, Tensor features, Tensor images)
    {
        var parameters = layer.named_parameters().ToList();
        return (
            ["features", "images", .. parameters.Select(named => named.name)],
            [features, images, .. parameters.Select(named => (Tensor)named.parameter)]);
    }
}
