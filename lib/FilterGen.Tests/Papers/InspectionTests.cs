using FilterGen.Papers.FilterGeneration;
using FilterGen.Tests.Fixtures;
using static TorchSharp.torch;

namespace FilterGen.Tests.Papers;

/// <summary>What a network shows of its inside, and that looking leaves it as it was.</summary>
public class InspectionTests
{
    private readonly FilterGenerationNet net = FilterGenerationNet.ForMnist(encoderFilters: 5, repositorySize: 3);

    [Fact]
    public void Two_samples_get_different_filters()
    {
        using var scope = NewDisposeScope();
        var filters = net.Inspect(rand([2, 1, 28, 28])).Layers[0].Filters;
        Assert.True((filters[0] - filters[1]).abs().max().item<float>() > 1e-4);
    }

    [Fact]
    public void Inspect_shows_what_the_network_does()
    {
        using var scope = NewDisposeScope();
        net.eval();
        var images = rand([2, 1, 28, 28]);
        var seen = net.Inspect(images);
        Close.Assert(net.forward(images), seen.Logits, 1e-6, "logits");
        Close.Assert(net.Autoencoder.forward(images), seen.Reconstructions, 1e-6, "reconstructions");
        Assert.Equal([2, 5, 24, 24], seen.Layers[0].FeatureMaps.shape);
        Assert.Equal([2, 5, 8, 8], seen.Layers[1].FeatureMaps.shape);

        var pooled = images;
        for (int i = 0; i < 2; i++)
        {
            var (layer, conv) = (seen.Layers[i], net.Prediction.GeneratedStages[i].Conv);
            Close.Assert(net.Features(images)[i], layer.Features, 1e-6, "features");
            Close.Assert(conv.Coefficients.forward(layer.Features), layer.Coefficients, 1e-6, "coefficients");
            Close.Assert(conv.GenerateFilters(layer.Features), layer.Filters, 1e-6, "filters");
            Close.Assert(conv.forward(layer.Features, pooled).relu(), layer.FeatureMaps, 1e-6, "feature maps");
            pooled = nn.functional.max_pool2d(layer.FeatureMaps, 2);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Looking_at_the_network_changes_nothing(bool training)
    {
        using var scope = NewDisposeScope();
        net.train(training);
        var before = net.named_buffers().Select(named => named.buffer.clone()).ToList();
        var seen = net.Inspect(rand([2, 1, 28, 28]));
        net.Layers();
        Assert.Equal(training, net.training);
        Assert.False(seen.Logits.requires_grad);
        foreach (var (old, (name, buffer)) in before.Zip(net.named_buffers())) Close.Assert(old, buffer, 0, name);
    }

    [Fact]
    public void Looking_at_the_network_leaves_a_frozen_part_frozen()
    {
        using var scope = NewDisposeScope();
        net.train();
        net.Autoencoder.eval();
        net.Inspect(rand([2, 1, 28, 28]));
        Assert.True(net.training);
        Assert.All(net.Autoencoder.modules().Append(net.Autoencoder), module => Assert.False(module.training));
        Assert.All(net.Prediction.modules().Append(net.Prediction), module => Assert.True(module.training));
    }
}
