using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace LibTorch.Tests.NN;

/// <summary>Convolutions with few output channels have a backward pass of their own; it must be libtorch's in every gradient.</summary>
public sealed class ConvolutionTests
{
    private static readonly long[] One = [1, 1];

    [Theory]
    [InlineData(5, 5, 5, 5, 0, 0, true)]
    [InlineData(20, 4, 3, 3, 1, 1, true)]
    [InlineData(3, 7, 3, 5, 2, 0, false)]
    [InlineData(1, 1, 1, 1, 0, 0, true)]
    [InlineData(2, 20, 3, 3, 1, 1, true)]
    [InlineData(2, 3, 3, 3, 4, 4, true)]
    public void Value_and_gradients_equal_libtorchs(
        long channels, long filters, long rows, long columns, long padRows, long padColumns, bool withBias)
    {
        using DisposeScope scope = NewDisposeScope();
        using var generator = new Generator(3);
        Tensor Draw(params long[] shape) => randn(shape, generator: generator);
        Tensor input = Draw(3, channels, 12, 14), weight = Draw(filters, channels, rows, columns);
        Tensor? bias = withBias ? Draw(filters) : null;
        long[] padding = [padRows, padColumns];

        Tensor[] ours = Leaves(), theirs = Leaves();
        Tensor y = functional.conv2d(ours[0], ours[1], withBias ? ours[2] : null, padding: padding);
        var expected = (Tensor)torch.ops.call("aten::conv2d", theirs[0], theirs[1], withBias ? theirs[2] : null, One, padding)[0]!;
        Assert.True(y.allclose(expected, 1e-5, 1e-5));
        Tensor weights = Draw(expected.shape);
        y.backward(weights);
        expected.backward(weights);
        foreach ((Tensor mine, Tensor other) in ours.Zip(theirs))
            Assert.InRange(((mine.grad! - other.grad!).norm() / other.grad!.norm()).ToDouble(), 0, 1e-5);

        Tensor[] Leaves() => [.. new[] { input, weight, bias }.OfType<Tensor>().Select(t => t.clone().requires_grad_())];
    }

    [Fact]
    public void Gradients_can_be_differentiated_again()
    {
        using DisposeScope scope = NewDisposeScope();
        using var generator = new Generator(4);
        Tensor input = randn([2, 3, 9, 9], generator: generator), weight = randn([4, 3, 3, 3], generator: generator);
        Tensor[] Second(Func<Tensor, Tensor, Tensor> convolve)
        {
            Tensor x = input.clone().requires_grad_(), w = weight.clone().requires_grad_();
            IList<Tensor> first = autograd.grad([convolve(x, w).pow(3).mean()], [x, w], create_graph: true);
            return [.. autograd.grad([first[0].pow(2).sum() + first[1].pow(2).sum()], [x, w])];
        }

        Tensor[] ours = Second((x, w) => functional.conv2d(x, w));
        Tensor[] theirs = Second((x, w) => (Tensor)torch.ops.call("aten::conv2d", x, w)[0]!);
        foreach ((Tensor mine, Tensor other) in ours.Zip(theirs))
            Assert.InRange(((mine - other).norm() / other.norm()).ToDouble(), 0, 1e-4);
    }

    [Fact]
    public void Only_the_gradients_that_are_asked_for_are_computed()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor x = ones([1, 2, 8, 8], requires_grad: true), w = ones([3, 2, 3, 3]);
        functional.conv2d(x, w).sum().backward();
        Assert.Equal(27f, x.grad![0, 0, 4, 4].ToSingle());
        Assert.Null(w.grad);
    }
}
