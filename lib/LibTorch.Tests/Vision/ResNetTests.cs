using LibTorch.Tests.Fixtures;
using TorchSharp;
using static TorchSharp.torch;

namespace LibTorch.Tests.Vision;

[Collection("default generator")]
public class ResNetTests
{
    [TorchVisionTheory]
    [InlineData("training", 10, false)]
    [InlineData("evaluating", 7, true)]
    public void ResNet18_equals_torchvision(string name, int classes, bool zeroResidual)
    {
        using var scope = NewDisposeScope();
        var fixture = FixtureSet.Load("resnet")[name];
        manual_seed(fixture.Integer("seed"));
        using var network = torchvision.models.resnet18(classes, zeroResidual);
        CompareStart(fixture, network);

        network.to(TestDevice.Device).train(fixture.Flag("training"));
        var images = fixture.Tensor("images");
        images.requires_grad = true;
        var output = network.call(images);
        Parity.Close(fixture.Tensor("output"), output, Parity.Values, "output");

        output.backward(fixture.Tensor("output_weights"));
        Parity.Close(fixture.Tensor("image_gradient"), images.grad!, Parity.Gradients, "gradient of the images");
        var parameters = network.named_parameters().ToDictionary(entry => entry.name, entry => entry.parameter);
        foreach (var (key, expected) in fixture.Named("gradients"))
            Parity.Close(expected, parameters[key].grad!, Parity.Gradients, $"gradient of {key}");
        var buffers = network.named_buffers().ToDictionary(entry => entry.name, entry => entry.buffer);
        foreach (var (key, expected) in fixture.Named("running"))
            Parity.Close(expected, buffers[key], Parity.Values, $"{key} afterwards");
    }

    [Fact]
    public void Settings_that_the_block_does_not_know_are_refused()
    {
        var failure = Assert.Throws<ArgumentException>(() => torchvision.models.resnet18(groups: 2));
        Assert.Contains("expected groups 1", failure.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => torchvision.models.resnet18(width_per_group: 128));
        Assert.Throws<ArgumentException>(() => torchvision.models.resnet18(replace_stride_with_dilation: (false, true, false)));
    }

    [Fact]
    public void A_normalisation_of_ones_own_takes_the_place_of_batch_norm()
    {
        using var network = torchvision.models.resnet18(3, norm_layer: _ => nn.Identity());
        Assert.DoesNotContain(network.state_dict().Keys, key => key.Contains("bn", StringComparison.Ordinal));
        using var scope = NewDisposeScope();
        Assert.Equal([2, 3], network.call(zeros([2, 3, 32, 32])).shape);
    }

    [Fact]
    public void A_pass_leaves_only_its_result_behind()
    {
        using var network = torchvision.models.resnet18(3);
        using var scope = NewDisposeScope();
        var images = zeros([2, 3, 32, 32]);
        var before = scope.DisposablesCount;
        network.call(images);
        Assert.Equal(before + 1, scope.DisposablesCount);
    }

    private static void CompareStart(FixtureCase fixture, nn.Module network)
    {
        var state = network.state_dict();
        var expected = fixture.Shapes("shapes");
        Assert.Equal(expected.Keys, state.Keys);
        foreach (var (key, values) in state)
        {
            Assert.Equal(expected[key], values.shape);
            var numbers = values.detach().to(float64);
            double[] found = [numbers.sum().item<double>(), numbers.abs().max().item<double>()];
            Assert.Equal(fixture.NumbersOf("start", key), found, (wanted, got) => Math.Abs(wanted - got) <= 1e-6 * Math.Max(1, wanted));
        }
    }
}
