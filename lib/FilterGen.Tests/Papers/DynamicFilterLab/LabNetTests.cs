using FilterGen.Papers.DynamicFilterLab;
using FilterGen.Tests.Fixtures;
using static TorchSharp.torch;

namespace FilterGen.Tests.Papers.DynamicFilterLab;

public class LabNetTests
{
    public static TheoryData<string> Names => [.. Networks.Keys];

    private static Dictionary<string, Func<LabNet>> Networks { get; } = new()
    {
        ["dynamic filter"] = () => new DynamicFilterNet(ResNetWeights.Random),
        ["fixed filter"] = () => new FixedFilterNet(ResNetWeights.Random),
        ["dynamic local filters"] = () => new LocalFilterNet(ResNetWeights.Random),
        ["16 dynamic filters"] = () => new WideFilterNet(ResNetWeights.Random),
        ["4 fixed filters"] = () => new WideFilterNet(ResNetWeights.Random, filters: 4, generated: false),
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_parameter_learns_the_backbone_included(string name)
    {
        using var scope = NewDisposeScope();
        using var net = Networks[name]();
        var objective = net.Evaluate(rand([6, 3, 32, 32]), tensor([0L, 1L, 2L, 3L, 4L, 9L]));
        Assert.Equal([6, 10], objective.Output.shape);
        objective.Loss.backward();
        Assert.All(net.named_parameters(), named =>
        {
            Assert.True(named.parameter.requires_grad, $"{named.name} is frozen.");
            Assert.True(named.parameter.grad?.abs().max().item<float>() > 0, $"{named.name} has no gradient.");
        });
    }

    [Fact]
    public void The_dynamic_network_has_the_sheets_layers()
    {
        using var net = new DynamicFilterNet(ResNetWeights.Random);
        var shapes = net.named_parameters().ToDictionary(named => named.name, named => named.parameter.shape);
        Assert.Equal([64, 3, 7, 7], shapes["backbone.conv1.weight"]);
        Assert.Equal([64, 64, 3, 3], shapes["backbone.layer1.0.conv2.weight"]);
        Assert.DoesNotContain(shapes.Keys, key => key.StartsWith("backbone.layer1.1", StringComparison.Ordinal));
        Assert.Equal([576, 4096], shapes["generator.linear.weight"]);
        Assert.Equal([10, 64], shapes["head.weight"]);
        Assert.Equal(13, shapes.Count);
    }

    [Fact]
    public void The_fixed_network_is_the_dynamic_one_without_the_generator()
    {
        using var dynamic = new DynamicFilterNet(ResNetWeights.Random);
        using var plain = new FixedFilterNet(ResNetWeights.Random);
        static IEnumerable<string> Shared(nn.Module net, string own) => net.named_parameters()
            .Where(named => !named.name.StartsWith(own, StringComparison.Ordinal))
            .Select(named => $"{named.name} {string.Join("x", named.parameter.shape)}");
        Assert.Equal(Shared(dynamic, "generator."), Shared(plain, "convolution."));
    }

    [Fact]
    public void Generated_kernels_have_length_1_and_are_the_ones_that_filter()
    {
        using var scope = NewDisposeScope();
        using var net = new DynamicFilterNet(ResNetWeights.Random);
        var images = rand([4, 3, 32, 32]);
        var kernels = net.KernelsOf(images);
        Assert.Equal([4, 64, 3, 3], kernels.shape);
        Close.Assert(ones(4), kernels.flatten(1).norm(1), 1e-5, "lengths");
        Assert.True(net.training);

        net.eval();
        var v = net.Features(images);
        var map = nn.functional.conv2d(v.narrow(0, 2, 1), kernels.narrow(0, 2, 1), null, [1, 1], [1, 1]);
        Close.Assert(net.Head.call(map.flatten(1)), net.call(images).narrow(0, 2, 1), 1e-5, "scores");
    }

    [Theory]
    [InlineData(KernelConvolutionForm.Loop)]
    [InlineData(KernelConvolutionForm.Grouped)]
    public void All_forms_of_the_convolution_give_the_same_scores(KernelConvolutionForm form)
    {
        using var scope = NewDisposeScope();
        using var net = new DynamicFilterNet(ResNetWeights.Random);
        net.eval();
        var images = rand([3, 3, 32, 32]);
        var expected = net.call(images);
        net.Form = form;
        Close.Assert(expected, net.call(images), 1e-5, "scores");
    }

    [Fact]
    public void Images_of_another_size_are_refused()
    {
        using var scope = NewDisposeScope();
        using var net = new FixedFilterNet(ResNetWeights.Random);
        var failure = Assert.Throws<ArgumentException>(() => net.call(zeros([2, 3, 64, 64])));
        Assert.Contains("expected [B, 3, 32, 32], found [2, 3, 64, 64]", failure.Message, StringComparison.Ordinal);
    }
}
