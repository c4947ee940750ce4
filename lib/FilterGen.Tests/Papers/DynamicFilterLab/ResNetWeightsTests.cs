using FilterGen.Data;
using FilterGen.Papers.DynamicFilterLab;
using FilterGen.Tests.Fixtures;
using FilterGen.Training.Checkpoints;
using static TorchSharp.torch;

namespace FilterGen.Tests.Papers.DynamicFilterLab;

public class ResNetWeightsTests
{
    private static readonly DataManifest Unreachable = new(
        [new("resnet18", "", "", "", "", [new("resnet18-f37072fd.pth", 3, new string('0', 64))], [])]);

    [StemFact]
    public void Activations_after_the_stem_are_torchvisions()
    {
        using var scope = NewDisposeScope();
        using var net = new FixedFilterNet(ResNetWeights.FromFile(Stem.File!));
        net.eval();
        var check = Npz.Read(Path.Combine(Path.GetDirectoryName(Stem.File)!, "check.npz"));
        var found = net.Backbone.call(check["input"]);
        Assert.Equal(check["output"].shape, found.shape);
        Assert.InRange((found - check["output"]).abs().max().item<float>(), 0, 1e-5);
        Assert.Equal("start resnet18-stem.pth 61708be9", net.Weights.Description);
    }

    [PyTorchTheory]
    [InlineData("lab-backbone.pth")]
    public void A_files_layers_become_the_backbones(string file)
    {
        using var scope = NewDisposeScope();
        var path = Path.Combine(PyTorch.Folder, file);
        using var net = new DynamicFilterNet(ResNetWeights.FromFile(path));
        using var saved = new SafetensorsReader(Path.ChangeExtension(path, ".safetensors"));
        Assert.All(net.Backbone.state_dict().Where(entry => !entry.Key.EndsWith("num_batches_tracked", StringComparison.Ordinal)),
            entry => Close.Assert(TensorBytes.Read(saved, saved.Entries[entry.Key]), entry.Value, 0, entry.Key));
        Assert.All(net.Backbone.parameters(), parameter => Assert.True(parameter.requires_grad));
    }

    [PyTorchTheory]
    [InlineData("lab-incomplete.pth")]
    public void A_file_without_a_layer_is_refused(string file)
    {
        var weights = ResNetWeights.FromFile(Path.Combine(PyTorch.Folder, file));
        var failure = Assert.Throws<InvalidDataException>(() => new DynamicFilterNet(weights));
        Assert.Contains("found no layer1.0.bn2.running_var", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_weights_the_start_is_random_and_says_so_loudly()
    {
        using var folder = new TemporaryFolder();
        using var output = new StringWriter();
        var weights = ResNetWeights.Find(new(folder.Path, Unreachable), _ => null, packaged: null, output);
        Assert.Same(ResNetWeights.Random, weights);
        Assert.Contains("WARNING", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("RANDOM", output.ToString(), StringComparison.Ordinal);
        Assert.Equal("random start", weights.Description);
    }

    [Fact]
    public void Without_torchvisions_file_the_packages_is_used_and_a_line_says_so()
    {
        using var folder = new TemporaryFolder();
        using var output = new StringWriter();
        var packaged = Path.Combine(folder.Path, "ResNet18.onnx");
        File.WriteAllText(packaged, "weights");
        var weights = ResNetWeights.Find(new(folder.Path, Unreachable), _ => null, packaged, output);
        Assert.Equal(packaged, weights.Path);
        Assert.StartsWith("start ResNet18.onnx ", weights.Description, StringComparison.Ordinal);
        var line = Assert.Single(output.ToString().TrimEnd().Split('\n'));
        Assert.Contains("ResNet18.onnx of NuGet's Microsoft.ML.DnnImageFeaturizer.ResNet18", line, StringComparison.Ordinal);
        Assert.DoesNotContain(folder.Path, line, StringComparison.Ordinal);
    }

    [Fact]
    public void The_build_restores_the_package() => Assert.True(File.Exists(ResNetWeights.Packaged), ResNetWeights.Packaged);

    [Fact]
    public void The_named_file_comes_before_a_placed_one_and_that_before_the_packages()
    {
        using var folder = new TemporaryFolder();
        string Place(params string[] parts)
        {
            var path = Path.Combine([folder.Path, .. parts]);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, parts[^1]);
            return path;
        }

        var cache = new DataCache(Path.Combine(folder.Path, "cache"), Unreachable);
        var packaged = Place("package", "ResNet18.onnx");
        string? Find(string? variable) => ResNetWeights.Find(cache, _ => variable, packaged, TextWriter.Null).Path;

        Assert.Equal(packaged, Find(null));
        var placed = Place("cache", "resnet18", "mine.pth");
        Assert.Equal(placed, Find(null));
        var named = Place("named.pth");
        Assert.Equal(named, Find(named));
        Assert.Throws<FileNotFoundException>(() => Find(named + ".missing"));
    }

    [Fact]
    public void A_good_official_file_in_the_cache_comes_before_the_packages()
    {
        using var folder = new TemporaryFolder();
        var official = Path.Combine(folder.Path, "resnet18", "resnet18-f37072fd.pth");
        Directory.CreateDirectory(Path.GetDirectoryName(official)!);
        File.WriteAllText(official, "abc");
        var manifest = new DataManifest([new("resnet18", "", "", "", "", [new("resnet18-f37072fd.pth", 3, DataFile.Hash(official))], [])]);
        Assert.Equal(official, ResNetWeights.Find(new(folder.Path, manifest), _ => null, ResNetWeights.Packaged, TextWriter.Null).Path);
    }

    [Fact]
    public void Torchvisions_file_is_known_by_the_hash_in_its_name()
    {
        var file = Assert.Single(DataManifest.Default.Find("resnet18").Files);
        Assert.Equal($"resnet18-{file.Sha256[..8]}.pth", file.Name);
    }
}
