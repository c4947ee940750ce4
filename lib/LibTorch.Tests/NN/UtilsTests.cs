using LibTorch.Tests.Fixtures;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace LibTorch.Tests.NN;

public class UtilsTests
{
    [PyTorchTheory]
    [InlineData("clipped")]
    [InlineData("clipped_largest")]
    [InlineData("small_enough")]
    public void Gradient_norms_are_clipped_as_in_PyTorch(string name)
    {
        using var scope = NewDisposeScope();
        var fixture = FixtureSet.Load("utils")[name];
        var parameters = WithGradients(fixture.Tensors("gradients"));
        var (limit, exponent) = (fixture.Numbers("settings")[0], fixture.Numbers("settings")[1]);

        var norm = nn.utils.clip_grad_norm_(parameters, limit, exponent);

        Assert.Equal(fixture.Numbers("norm")[0], norm, 1e-5);
        var clipped = fixture.Tensors("clipped");
        for (int i = 0; i < parameters.Length; i++)
            if (clipped[i] is { } expected)
                Parity.Close(expected, parameters[i].grad!, 1e-6, $"gradient {i}");
    }

    [Fact]
    public void Gradient_values_are_clipped()
    {
        using var scope = NewDisposeScope();
        var parameters = WithGradients([tensor([-3.0f, 0.5f, 2.0f])]);
        nn.utils.clip_grad_value_(parameters, 1);
        Parity.Identical(tensor([-1.0f, 0.5f, 1.0f]), parameters[0].grad!, "gradient");
    }

    [Fact]
    public void Without_gradients_there_is_nothing_to_clip()
    {
        using var parameter = new Parameter(ones(3));
        Assert.Equal(0, nn.utils.clip_grad_norm_([parameter], 1));
    }

    [Fact]
    public void Parameters_become_a_vector_and_come_back()
    {
        using var scope = NewDisposeScope();
        using var source = nn.Linear(3, 2);
        using var target = nn.Linear(3, 2);
        var vector = nn.utils.parameters_to_vector(source.parameters());
        Assert.Equal([8], vector.shape);
        nn.utils.vector_to_parameters(vector, target.parameters());
        Parity.Identical(source.weight, target.weight, "weight");
        Parity.Identical(source.bias!, target.bias!, "bias");
        var error = Assert.Throws<ArgumentException>(() => nn.utils.vector_to_parameters(ones(9), target.parameters()));
        Assert.Contains("expected a vector of 8 elements, found 9", error.Message, StringComparison.Ordinal);
    }

    private static Parameter[] WithGradients(Tensor?[] gradients) => Array.ConvertAll(gradients, gradient =>
    {
        var parameter = new Parameter(gradient is null ? zeros(2) : zeros_like(gradient)) { grad = gradient };
        return parameter;
    });
}
