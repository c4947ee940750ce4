using FilterGen.Papers.FilterGeneration;
using FilterGen.Tests.Fixtures;
using FilterGen.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace FilterGen.Tests.Papers;

/// <summary>
/// The MNIST networks against PyTorch's (lib/Benchmarks/pytorch/reference.py) from the same parameters and images: logits,
/// loss terms, all gradients, the statistics of batch normalisation and the logits in evaluation mode.
/// </summary>
public class PyTorchParityTests
{
    // The gradient of a bias in front of batch normalisation is 0 but for rounding: an absolute allowance for those.
    private const double Rounding32 = 1e-6, Rounding64 = 1e-14;

    [PyTorchTheory]
    [InlineData("baseline")]
    [InlineData("filter-generation-20-5")]
    [InlineData("filter-generation-5-2")]
    public void Equals_PyTorch_in_single_precision(string name)
    {
        var fixture = NetworkFixture.Load(name);
        Compare(name, fixture, fixture.Float32, float32, values: 1e-5, gradients: 1e-4, Rounding32);
    }

    [PyTorchTheory]
    [InlineData("baseline")]
    [InlineData("filter-generation-20-5")]
    [InlineData("filter-generation-5-2")]
    public void Equals_PyTorch_in_double_precision(string name)
    {
        var fixture = NetworkFixture.Load(name);
        Compare(name, fixture, fixture.Float64, float64, values: 1e-12, gradients: 1e-11, Rounding64);
    }

    private static Classifier Create(string name) => name switch
    {
        "baseline" => new MnistBaseline(),
        "filter-generation-20-5" => FilterGenerationNet.ForMnist(encoderFilters: 20, repositorySize: 5),
        _ => FilterGenerationNet.ForMnist(encoderFilters: 5, repositorySize: 2),
    };

    private static void Compare(
        string name, NetworkFixture fixture, NetworkResults expected, ScalarType dtype, double values, double gradients, double rounding)
    {
        using var scope = NewDisposeScope();
        using var net = Create(name);
        net.to(dtype);
        LoadParameters(net, fixture, dtype);
        Tensor images = fixture.Images.ToTensor(dtype), labels = tensor(fixture.Labels);

        var objective = net.Evaluate(images, labels);
        Close.Assert(expected.Logits.ToTensor(float64), objective.Output, values, "logits");
        Assert.Equal(1, objective.Loss.to(float64).item<double>() / expected.Loss, values);
        Assert.Equal(expected.Terms.Keys.ToArray(), objective.Terms.Select(term => term.Name));
        foreach (var (term, value) in objective.Terms)
            Assert.Equal(1, value.to(float64).item<double>() / expected.Terms[term], values);

        objective.Loss.backward();
        foreach (var (parameter, value) in net.named_parameters())
        {
            Assert.True(value.grad is not null, $"{parameter}: has no gradient.");
            Close.Assert(expected.Gradients[parameter].ToTensor(float64), value.grad, gradients, $"gradient of {parameter}", rounding);
        }
        var buffers = net.named_buffers().ToDictionary(named => named.name, named => named.buffer);
        foreach (var (buffer, value) in expected.Buffers)
            Close.Assert(value.ToTensor(float64), buffers[buffer], values, buffer, rounding);

        net.eval();
        Close.Assert(expected.EvaluationLogits.ToTensor(float64), net.forward(images), values, "logits in evaluation mode");
    }

    private static void LoadParameters(nn.Module net, NetworkFixture fixture, ScalarType dtype)
    {
        using var off = no_grad();
        var parameters = net.named_parameters().ToDictionary(named => named.name, named => named.parameter);
        Assert.Equal(fixture.Parameters.Keys.Order(), parameters.Keys.Order());
        foreach (var (name, data) in fixture.Parameters)
        {
            Assert.Equal(data.Shape, parameters[name].shape);
            parameters[name].copy_(data.ToTensor(dtype));
        }
    }
}
