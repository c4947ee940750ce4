using FilterGen.Papers.FilterGan;
using FilterGen.Tests.Fixtures;
using static TorchSharp.torch;

namespace FilterGen.Tests.Papers.FilterGan;

public sealed class FiveLayerNetTests
{
    [Fact]
    public void The_table_is_that_of_the_facts()
    {
        using var net = new FiveLayerNet();
        Assert.Equal(
            ["28x28x12", "14x14x12", "14x14x24", "7x7x24", "7x7x24", "7x7x24", "3x3x24", "3x3x48", "10"],
            net.Layers().Select(row => row.OutputSize));
        Assert.Equal(28_030, net.Layers().Sum(row => row.Parameters));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Opened_at_a_layer_it_is_the_same_network(int layer)
    {
        using var scope = NewDisposeScope();
        using var net = TinyGan.Classifier();
        Disturb(net);
        var images = rand(6, 1, 28, 28);
        var profile = net.Profile(net.Before(images, layer), net.Filters(layer), layer);
        Close.Assert(net.forward(images), net.After(profile, layer), 1e-5, $"layer {layer}");
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public void Every_image_with_its_own_filters_equals_the_loop_in_values_and_gradients(int layer)
    {
        using var scope = NewDisposeScope();
        using var net = TinyGan.Classifier();
        Disturb(net);
        var before = net.Before(rand(5, 1, 28, 28), layer).detach();
        var filters = randn([5, .. net.Filters(layer).shape]);
        var weights = randn(net.Profile(before, net.Filters(layer), layer).shape);

        (Tensor, Tensor, Tensor) Run(Func<Tensor, Tensor, Tensor> profile)
        {
            Tensor maps = before.clone().requires_grad_(), own = filters.clone().requires_grad_();
            var result = profile(maps, own);
            (result * weights).sum().backward();
            return (result, maps.grad!, own.grad!);
        }

        var together = Run((maps, own) => net.Profile(maps, own, layer));
        var loop = Run((maps, own) => cat([.. Enumerable.Range(0, 5).Select(i => net.Profile(maps.narrow(0, i, 1), own[i], layer))]));
        Close.Assert(loop.Item1, together.Item1, 1e-5, "profile");
        Close.Assert(loop.Item2, together.Item2, 1e-5, "gradient of the images");
        Close.Assert(loop.Item3, together.Item3, 1e-5, "gradient of the filters");
    }

    [Fact]
    public void Errors_name_what_was_expected()
    {
        using var scope = NewDisposeScope();
        using var net = new FiveLayerNet();
        Assert.Contains("training mode", Assert.Throws<InvalidOperationException>(() => net.Before(zeros(1, 1, 28, 28), 2)).Message);
        net.Freeze();
        Assert.Contains("1 to 5, found 6", Assert.Throws<ArgumentOutOfRangeException>(() => net.Filters(6)).Message);
        Assert.Contains("[B, 1, 28, 28]", Assert.Throws<ArgumentException>(() => net.Before(zeros(1, 28, 28), 2)).Message);
        Assert.Contains("[B, 24, H, W]", Assert.Throws<ArgumentException>(() => net.Profile(zeros(2, 12, 7, 7), net.Filters(4), 4)).Message);
        Assert.Contains("[2, 24, 24, 3, 3], a set for each image",
            Assert.Throws<ArgumentException>(() => net.Profile(zeros(2, 24, 7, 7), zeros([3, 24, 24, 3, 3]), 4)).Message);
        Assert.Contains("[24, 24, 3, 3]", Assert.Throws<ArgumentException>(() => net.Profile(zeros(2, 24, 7, 7), net.Filters(2), 4)).Message);
    }

    /// <summary>Other statistics than those of a new network, which leave everything as it is.</summary>
    private static void Disturb(FiveLayerNet net)
    {
        using var off = no_grad();
        foreach (var (name, buffer) in net.named_buffers().Where(named => named.name.Contains("running_")))
            buffer.copy_(rand_like(buffer) + (name.EndsWith("var") ? 0.5 : -0.5));
        foreach (var (name, parameter) in net.named_parameters().Where(named => named.name.Contains("norm")))
            parameter.copy_(rand_like(parameter) + 0.5);
    }
}
