using FilterGen.Papers.DynamicFilterLab;
using FilterGen.Papers.FilterGeneration;
using FilterGen.Papers.NetworkVision;
using FilterGen.Papers.NetworkVision.Networks;
using FilterGen.Tests.Fixtures;
using FilterGen.Training;
using FilterGen.Training.Checkpoints;
using TorchSharp;
using static TorchSharp.torch;

namespace FilterGen.Tests.Papers;

/// <summary>
/// The CIFAR-10, lab, landmark and network-vision networks against PyTorch's (lib/Benchmarks/pytorch) from the same parameters and images: outputs,
/// loss, all gradients, the statistics of batch normalisation and the output in evaluation mode. What PyTorch computed in double
/// precision is the measure for both precisions; the file holds it rounded to single.
/// </summary>
public class WideNetworksParityTests
{
    // Double precision is held to the file's rounding. In single precision a gradient jumps where rounding changes the sign of a
    // ReLU's input: one in 10,000 inputs makes up to a hundredth of the gradient's norm. The last number is allowed to gradients
    // that are next to nothing.
    private static readonly (ScalarType Type, double Values, double Gradients, double Rounding)[] Precisions =
        [(float64, 1e-6, 1e-6, 1e-9), (float32, 1e-5, 1e-2, 1e-6)];

    [PyTorchTheory]
    [InlineData("cifar10-baseline")]
    [InlineData("cifar10-filter-generation")]
    [InlineData("vgg11")]
    [InlineData("lab-dynamic")]
    [InlineData("lab-fixed")]
    [InlineData("lab-local")]
    [InlineData("vision-resnet")]
    [InlineData("vision-inception")]
    public void Classifiers_equal_PyTorchs(string name)
    {
        using Classifier net = name switch
        {
            "cifar10-baseline" => new Cifar10Baseline(),
            "cifar10-filter-generation" => FilterGenerationNet.ForCifar10(),
            "lab-dynamic" => new DynamicFilterNet(ResNetWeights.Random),
            "lab-fixed" => new FixedFilterNet(ResNetWeights.Random),
            "lab-local" => new LocalFilterNet(ResNetWeights.Random),
            "vision-resnet" => new SmallResNet(),
            "vision-inception" => new SmallInception(),
            _ => new Vgg11(),
        };
        Compare(name, net, (images, file) =>
        {
            var (loss, logits, _) = net.Evaluate(images, Read(file, "labels", int64));
            return (loss, [logits]);
        });
    }

    [PyTorchTheory]
    [InlineData("landmarks-32")]
    [InlineData("landmarks-filter-generation-32")]
    public void Landmark_networks_equal_PyTorchs(string name)
    {
        using LandmarkNet net = name == "landmarks-32" ? new LandmarkBaseline(32) : new LandmarkFilterGenerationNet(32);
        Compare(name, net, (images, _) =>
        {
            var (heatMaps, reconstruction) = net.Predict(images);
            Tensor[] outputs = reconstruction is null ? [heatMaps] : [heatMaps, reconstruction];
            return (outputs.Select(output => output.square().mean()).Aggregate((a, b) => a + b), outputs);
        });
    }

    [PyTorchTheory]
    [InlineData("segnet", true)]
    [InlineData("segnet-no-places", false)]
    public void SegNets_equal_PyTorchs(string name, bool places)
    {
        using var net = new SegNet(new SegNetLayout((4, 2), (6, 1), (8, 3)) { HandsPlacesOver = places });
        Compare(name, net, (images, _) =>
        {
            var (loss, reconstruction, _) = net.Evaluate(images, images);
            return (loss, [reconstruction]);
        });
    }

    private static void Compare(string name, nn.Module net, Func<Tensor, SafetensorsReader, (Tensor Loss, Tensor[] Outputs)> run)
    {
        using var file = new SafetensorsReader(Path.Combine(PyTorch.Folder, $"{name}.safetensors"));
        foreach (var (type, values, gradients, rounding) in Precisions)
        {
            using var scope = NewDisposeScope();
            net.to(type);
            net.train();
            Compare(file, net, run, type, values, gradients, rounding);
        }
    }

    private static void Compare(
        SafetensorsReader file, nn.Module net, Func<Tensor, SafetensorsReader, (Tensor Loss, Tensor[] Outputs)> run,
        ScalarType type, double values, double gradients, double rounding)
    {
        var parameters = net.named_parameters().ToDictionary(named => named.name, named => (Tensor)named.parameter);
        Assert.Equal(
            file.Entries.Keys.Where(key => key.StartsWith("parameters/")).Order(),
            parameters.Keys.Select(key => $"parameters/{key}").Order());
        net.zero_grad();
        using (no_grad())
        {
            foreach (var (parameter, value) in parameters) value.copy_(Read(file, $"parameters/{parameter}", type));
            foreach (var (buffer, value) in net.named_buffers().Where(named => named.name.Contains("running_")))
                value.fill_(buffer.EndsWith("running_var") ? 1 : 0);
        }
        var images = Read(file, "images", type);

        var (loss, outputs) = run(images, file);
        Close.Assert(Read(file, "loss"), loss, values, $"{type}: loss");
        for (int i = 0; i < outputs.Length; i++) Close.Assert(Read(file, $"outputs/{i}"), outputs[i], values, $"{type}: output {i}");
        Assert.DoesNotContain($"outputs/{outputs.Length}", file.Entries.Keys);

        loss.backward();
        foreach (var (parameter, value) in parameters)
        {
            Assert.True(value.grad is not null, $"{parameter}: has no gradient.");
            Close.Assert(Read(file, $"gradients/{parameter}"), value.grad, gradients, $"{type}: gradient of {parameter}", rounding);
        }
        foreach (var key in file.Entries.Keys.Where(key => key.StartsWith("buffers/")))
            Close.Assert(Read(file, key), net.get_buffer(key["buffers/".Length..])!, values, $"{type}: {key}", rounding);

        net.eval();
        using var off = no_grad();
        Close.Assert(Read(file, "evaluation"), run(images, file).Outputs[0], values, $"{type}: output in evaluation mode");
    }

    private static Tensor Read(SafetensorsReader file, string name, ScalarType type = ScalarType.Float64) =>
        TensorBytes.Read(file, file.Entries[name]).to(type);
}
