using FilterGen.Papers.FilterGeneration;
using FilterGen.Tests.Fixtures;
using FilterGen.Training;
using FilterGen.Training.Checkpoints;
using static TorchSharp.torch;

namespace FilterGen.Tests.Papers;

/// <summary>
/// The CIFAR-10 and landmark networks against PyTorch's (lib/Benchmarks/pytorch) from the same parameters and images, in single
/// precision: outputs, loss, all gradients, the statistics of batch normalisation and the output in evaluation mode.
/// </summary>
public class WideNetworksParityTests
{
    private const double Values = 1e-5, Gradients = 1e-4;

    // What is zero but for rounding is compared with what the numbers around it are.
    private const double Rounding = 1e-6;

    [PyTorchTheory]
    [InlineData("cifar10-baseline")]
    [InlineData("cifar10-filter-generation")]
    [InlineData("vgg11")]
    public void Classifiers_equal_PyTorchs(string name)
    {
        using Classifier net = name switch
        {
            "cifar10-baseline" => new Cifar10Baseline(),
            "cifar10-filter-generation" => FilterGenerationNet.ForCifar10(),
            _ => new Vgg11(),
        };
        Compare(name, net, (images, file) =>
        {
            var (loss, logits, _) = net.Evaluate(images, Read(file, "labels"));
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

    private static void Compare(string name, nn.Module net, Func<Tensor, SafetensorsReader, (Tensor Loss, Tensor[] Outputs)> run)
    {
        using var scope = NewDisposeScope();
        using var file = new SafetensorsReader(Path.Combine(PyTorch.Folder, $"{name}.safetensors"));
        var parameters = net.named_parameters().ToDictionary(named => named.name, named => (Tensor)named.parameter);
        TensorFile.CopyInto(
            file, parameters.ToDictionary(named => $"parameters/{named.Key}", named => named.Value), key => key.StartsWith("parameters/"));
        var images = Read(file, "images");

        var (loss, outputs) = run(images, file);
        Close.Assert(Read(file, "loss"), loss, Values, "loss");
        for (int i = 0; i < outputs.Length; i++) Close.Assert(Read(file, $"outputs/{i}"), outputs[i], Values, $"output {i}");
        Assert.DoesNotContain($"outputs/{outputs.Length}", file.Entries.Keys);

        loss.backward();
        foreach (var (parameter, value) in parameters)
        {
            Assert.True(value.grad is not null, $"{parameter}: has no gradient.");
            Close.Assert(Read(file, $"gradients/{parameter}"), value.grad, Gradients, $"gradient of {parameter}", Rounding);
        }
        var buffers = net.named_buffers().ToDictionary(named => named.name, named => named.buffer);
        foreach (var key in file.Entries.Keys.Where(key => key.StartsWith("buffers/")))
            Close.Assert(Read(file, key), buffers[key["buffers/".Length..]], Values, key, Rounding);

        net.eval();
        using var off = no_grad();
        Close.Assert(Read(file, "evaluation"), run(images, file).Outputs[0], Values, "output in evaluation mode");
    }

    private static Tensor Read(SafetensorsReader file, string name) => TensorBytes.Read(file, file.Entries[name]);
}
