using static TorchSharp.torch;

namespace LibTorch.Tests.Fixtures;

/// <summary>Comparison with what PyTorch computed.</summary>
internal static class Parity
{
    public const double Values = 1e-5;
    public const double Gradients = 1e-4;

    // What cancels out, as the gradient of a bias before a batch normalisation, is the rounding of numbers around 1.
    private const double Smallest = 1e-2;

    /// <summary>Runs a function on a case's inputs and compares its output and its gradients.</summary>
    public static void Check(FixtureCase fixture, Func<Tensor[], Tensor> function)
    {
        Tensor[] inputs = [.. fixture.Tensors("inputs").OfType<Tensor>()];
        foreach (var input in inputs)
            input.requires_grad = input.is_floating_point();
        Tensor[] constants = [.. fixture.Tensors("constants").OfType<Tensor>()];

        manual_seed(fixture.Integer("seed"));
        var output = function([.. inputs, .. constants]);

        Close(fixture.Tensor("output"), output, Values, "output");
        if (!fixture.Has("output_weights"))
        {
            Assert.False(output.requires_grad, "The output has a gradient; PyTorch's has none.");
            return;
        }
        output.backward(fixture.Tensor("output_weights"));
        var expected = fixture.Tensors("input_gradients");
        for (int i = 0; i < inputs.Length; i++)
        {
            var gradient = inputs[i].grad;
            Assert.Equal(expected[i] is null, gradient is null);
            if (gradient is not null)
                Close(expected[i]!, gradient, Gradients, $"gradient of input {i}");
        }
    }

    /// <summary>Compares shape, type and, relative to the largest expected element, values.</summary>
    public static void Close(Tensor expected, Tensor found, double tolerance, string what)
    {
        Assert.Equal(expected.dtype, found.dtype);
        Assert.Equal(expected.shape, found.shape);
        if (expected.numel() == 0)
            return;
        var (e, f) = (expected.detach().cpu().to(float64), found.detach().cpu().to(float64));
        var scale = Math.Max(e.abs().max().ToDouble(), Smallest);
        var error = (e - f).abs().max().ToDouble() / scale;
        var allowed = tolerance * TestDevice.Slack;
        Assert.True(error <= allowed, $"{what}: relative error {error:g3}, allowed {allowed:g3}\nexpected {e}\nfound {f}");
    }

    /// <summary>Compares bit for bit.</summary>
    public static void Identical(Tensor expected, Tensor found, string what)
    {
        Assert.Equal(expected.dtype, found.dtype);
        Assert.Equal(expected.shape, found.shape);
        Assert.True(expected.cpu().contiguous().bytes.SequenceEqual(found.detach().cpu().contiguous().bytes),
            $"{what}: bits differ\nexpected {expected}\nfound {found}");
    }
}
