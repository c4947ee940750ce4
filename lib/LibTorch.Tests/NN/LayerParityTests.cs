using System.Text.RegularExpressions;
using LibTorch.Tests.Fixtures;
using TorchSharp;
using static TorchSharp.torch;

namespace LibTorch.Tests.NN;

[Collection("default generator")]
public class LayerParityTests
{
    public static TheoryData<string> Names => [.. LayerCases.All.Keys];

    public static TheoryData<string> Comparable => [.. TestDevice.Comparable(LayerCases.All.Keys)];

    [PyTorchTheory]
    [MemberData(nameof(Comparable))]
    public void Layer_equals_PyTorch(string name)
    {
        using var scope = NewDisposeScope();
        var fixture = FixtureSet.Load("layers")[name];
        var layer = LayerCases.All[name]().to(TestDevice.Device);
        layer.train(fixture.Flag("training"));
        layer.load_state_dict(fixture.Named("state"));

        Parity.Check(fixture, inputs => layer.call(inputs[0]));

        var gradients = fixture.Named("parameter_gradients");
        foreach (var (key, parameter) in layer.named_parameters())
        {
            var gradient = parameter.grad;
            Assert.Equal(gradients.ContainsKey(key), gradient is not null);
            if (gradient is not null)
                Parity.Close(gradients[key], gradient, Parity.Gradients, $"gradient of {key}");
        }
        var state = layer.state_dict();
        foreach (var (key, expected) in fixture.Named("state_after"))
            Parity.Close(expected, state[key], Parity.Values, $"{key} afterwards");
        layer.Dispose();
    }

    [PyTorchTheory]
    [MemberData(nameof(Names))]
    public void Layer_prints_as_in_PyTorch(string name)
    {
        using var layer = LayerCases.All[name]();
        // PyTorch 2 puts the mode between quotation marks, and later versions of it name the bias of batch normalisation.
        var text = FixtureSet.Load("layers")[name].Text("text");
        text = Regex.Replace(text, "mode='(.*)'", "mode=$1");
        text = Regex.Replace(text, "(affine=[A-Za-z]+), bias=[A-Za-z]+", "$1");
        Assert.Equal(text, layer.ToString());
    }

    [PyTorchFact]
    public void Every_layer_fixture_is_compared()
        => Assert.Equal(FixtureSet.Load("layers").Names.Order(), LayerCases.All.Keys.Order());
}
