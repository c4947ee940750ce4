using FilterGen.Papers.DynamicFilterLab;
using FilterGen.Tests.Fixtures;
using TorchSharp;
using static TorchSharp.torch;

namespace FilterGen.Tests.Papers.DynamicFilterLab;

public class OnnxResNetTests
{
    private static readonly string Packaged = ResNetWeights.Packaged!;

    [Fact]
    public void The_package_has_all_tensors_of_torchvisions_layers_and_a_block_more()
    {
        using var scope = NewDisposeScope();
        var found = OnnxResNet.Read(Packaged);
        var layers = torchvision.models.resnet18().state_dict()
            .Where(entry => entry.Key is not ("fc.weight" or "fc.bias") && !entry.Key.EndsWith("tracked", StringComparison.Ordinal))
            .ToDictionary();
        Assert.All(layers, layer => Assert.Equal(layer.Value.shape, found[layer.Key].shape));
        Assert.Equal(22, found.Values.Count(tensor => tensor.dim() == 4));
        Assert.Equal(2 * 5, found.Keys.Except(layers.Keys).Count(name => name.StartsWith("layer4.2.", StringComparison.Ordinal)));
        Assert.Equal(layers.Count + 2 * 5, found.Count);
    }

    [Theory]
    [InlineData(32)]
    [InlineData(224)]
    public void Torchvisions_layers_compute_a_quarter_of_what_the_file_does(int side)
    {
        using var scope = NewDisposeScope();
        using var off = no_grad();
        random.manual_seed(1);
        var blots = nn.functional.interpolate(rand([2, 3, 8, 8]), [side, side], mode: InterpolationMode.Bicubic).clamp(0, 1);
        var images = cat([blots, rand([1, 3, side, side])]);
        var file = OnnxFile.Read(Packaged);
        var grey = images - tensor([0.485f, 0.456f, 0.406f], [3, 1, 1]);
        var expected = OnnxGraph.Run(file, 255 * grey.flip(1));

        var blocks = file.Nodes.Select((node, index) => (node, index)).Where(pair => pair.node.Operator == "Add").ToList();
        var map = grey / tensor([0.229f, 0.224f, 0.225f], [3, 1, 1]);
        var block = 0;
        var resnet = torchvision.models.resnet18();
        ResNetWeights.FromFile(Packaged).LoadInto(resnet);
        resnet.eval();
        foreach (var (name, layer) in resnet.named_children().TakeWhile(child => child.name != "avgpool"))
            foreach (var part in name.StartsWith("layer", StringComparison.Ordinal) ? layer.children() : [layer])
            {
                map = ((nn.Module<Tensor, Tensor>)part).call(map);
                if (part != layer) // a block ends with a sum and its ReLU
                    Close.Assert(expected[blocks[block].index + 1] / 4, map, 1e-5, $"block {block++}");
            }
        Assert.Equal(8, block);
    }

    [Fact]
    public void The_labs_networks_start_from_it_and_learn_all_of_it()
    {
        using var scope = NewDisposeScope();
        var weights = ResNetWeights.FromFile(Packaged);
        using var net = new DynamicFilterNet(weights);
        var expected = OnnxResNet.Read(Packaged);
        Assert.All(net.Backbone.named_parameters(), named => Close.Assert(expected[named.name], named.parameter, 0, named.name));
        Assert.All(net.Backbone.parameters(), parameter => Assert.True(parameter.requires_grad));
        Assert.Matches("^start ResNet18.onnx [0-9a-f]{8}$", weights.Description);
    }

    [Theory]
    [InlineData(0, "found 0 with 0 tensors")]
    [InlineData(10_000, "breaks off")]
    [InlineData(60_000_000, "breaks off")]
    public void A_file_that_breaks_off_is_refused(int length, string reason)
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "cut.onnx");
        using (var whole = File.OpenRead(Packaged))
        using (var cut = File.Create(path))
        {
            var bytes = new byte[length];
            whole.ReadExactly(bytes);
            cut.Write(bytes);
        }
        Refused(path, reason);
    }

    [Fact]
    public void Another_networks_file_is_refused() => Refused(
        Path.Combine(Path.GetDirectoryName(Packaged)!, "..", "ResNetPrepOnnx", "ResNetPreprocess.onnx"), "found 0 with 0 tensors");

    [Fact]
    public void A_text_is_refused()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "page.onnx");
        File.WriteAllText(path, "<!DOCTYPE html><title>404</title>");
        Refused(path, "is none");
    }

    [Fact]
    public void A_layer_of_another_shape_is_refused()
    {
        using var network = nn.Sequential(("conv1", nn.Conv2d(3, 8, 7)));
        var failure = Assert.Throws<InvalidOperationException>(() => ResNetWeights.FromFile(Packaged).LoadInto(network));
        Assert.Contains("expected conv1.weight of [8, 3, 7, 7], found [64, 3, 7, 7]", failure.Message, StringComparison.Ordinal);
    }

    private static void Refused(string path, string reason)
    {
        var failure = Assert.Throws<InvalidDataException>(() => new DynamicFilterNet(ResNetWeights.FromFile(path)));
        Assert.StartsWith(path, failure.Message, StringComparison.Ordinal);
        Assert.Contains(reason, failure.Message, StringComparison.Ordinal);
    }
}
