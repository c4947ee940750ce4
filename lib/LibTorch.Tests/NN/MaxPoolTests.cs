using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace LibTorch.Tests.NN;

/// <summary>Pooling over 2x2 windows has code of its own; it must be libtorch's in every value.</summary>
public sealed class MaxPoolTests
{
    [Theory]
    [InlineData(1, 1, 2, 2)]
    [InlineData(3, 5, 24, 24)]
    [InlineData(2, 3, 7, 9)]
    [InlineData(70, 2, 3, 18)]
    public void Halving_equals_libtorch_with_ties_and_all_gradients(long batch, long channels, long height, long width)
    {
        using DisposeScope scope = NewDisposeScope();
        using var generator = new Generator(5);
        // Few distinct values, so that most windows have ties.
        Tensor values = randint(-2, 3, [batch, channels, height, width], float32, generator: generator);
        Tensor ours = values.clone().requires_grad_(), theirs = values.clone().requires_grad_();
        Tensor pooled = functional.max_pool2d(ours, 2);
        Tensor expected = functional.max_pool2d_with_indices(theirs, [2, 2]).output;
        Assert.Equal(expected.data<float>().ToArray(), pooled.data<float>().ToArray());

        Tensor weights = rand(expected.shape, generator: generator);
        pooled.backward(weights);
        expected.backward(weights);
        Assert.Equal(theirs.grad!.data<float>().ToArray(), ours.grad!.data<float>().ToArray());
    }

    [Theory]
    [InlineData(1, 1, 1, 1)]
    [InlineData(3, 5, 16, 16)]
    [InlineData(2, 3, 7, 10)]
    [InlineData(40, 2, 3, 19)]
    public void Overlapping_windows_equal_libtorch_with_ties_and_all_gradients(long batch, long channels, long height, long width)
    {
        using DisposeScope scope = NewDisposeScope();
        using var generator = new Generator(5);
        Tensor values = randint(-2, 3, [batch, channels, height, width], float32, generator: generator);
        Tensor ours = values.clone().requires_grad_(), theirs = values.clone().requires_grad_();
        Tensor pooled = functional.max_pool2d(ours, 3, 2, 1);
        Tensor expected = functional.max_pool2d_with_indices(theirs, [3, 3], [2, 2], [1, 1]).output;
        Assert.Equal(expected.data<float>().ToArray(), pooled.data<float>().ToArray());

        Tensor weights = rand(expected.shape, generator: generator);
        pooled.backward(weights);
        expected.backward(weights);
        float[] right = theirs.grad!.data<float>().ToArray(), found = ours.grad!.data<float>().ToArray();
        for (int i = 0; i < right.Length; i++) Assert.Equal(right[i], found[i], 5);
    }

    [Fact]
    public void Overlapping_windows_pass_not_a_number_and_can_be_differentiated_again()
    {
        using DisposeScope scope = NewDisposeScope();
        using var generator = new Generator(6);
        Tensor broken = randn([2, 2, 5, 5], generator: generator);
        broken[0, 0, 2, 3] = tensor(float.NaN);
        Assert.Equal(functional.max_pool2d_with_indices(broken, [3, 3], [2, 2], [1, 1]).output.data<float>().ToArray(),
            functional.max_pool2d(broken, 3, 2, 1).data<float>().ToArray());

        Tensor values = randn([2, 3, 6, 7], generator: generator);
        float[] Second(Func<Tensor, Tensor> pool)
        {
            Tensor x = values.clone().requires_grad_();
            Tensor first = autograd.grad([pool(x).pow(3).sum()], [x], create_graph: true)[0];
            return autograd.grad([first.pow(2).sum()], [x])[0].data<float>().ToArray();
        }

        float[] right = Second(x => functional.max_pool2d_with_indices(x, [3, 3], [2, 2], [1, 1]).output);
        float[] found = Second(x => functional.max_pool2d(x, 3, 2, 1));
        for (int i = 0; i < right.Length; i++) Assert.Equal(right[i], found[i], 3);
    }

    [Fact]
    public void Not_a_number_and_infinities_pass_as_in_libtorch()
    {
        using DisposeScope scope = NewDisposeScope();
        float nan = float.NaN, low = float.NegativeInfinity;
        Tensor values = tensor([1, nan, low, low, 3, 2, low, low, nan, 1, low, 5, 2, nan, 7, low], [1, 1, 4, 4]);
        float[] expected = functional.max_pool2d_with_indices(values, [2, 2]).output.data<float>().ToArray();
        Assert.Equal(expected, functional.max_pool2d(values, 2).data<float>().ToArray());
        Assert.Contains(nan, expected);
        Assert.Contains(low, expected);
    }

    [Theory]
    [InlineData(4, 6)]
    [InlineData(5, 7)]
    public void Gradients_can_be_differentiated_again(long height, long width)
    {
        using DisposeScope scope = NewDisposeScope();
        using var generator = new Generator(6);
        Tensor values = randn([2, 3, height, width], generator: generator);
        float[] Second(Func<Tensor, Tensor> pool)
        {
            Tensor x = values.clone().requires_grad_();
            Tensor first = autograd.grad([pool(x).pow(3).sum()], [x], create_graph: true)[0];
            return autograd.grad([first.pow(2).sum()], [x])[0].data<float>().ToArray();
        }

        Assert.Equal(Second(x => functional.max_pool2d_with_indices(x, [2, 2]).output), Second(x => functional.max_pool2d(x, 2)));
    }

    [Fact]
    public void Other_layouts_and_types_take_libtorchs_own_way()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor values = arange(2 * 4 * 4, dtype: float32).reshape(1, 2, 4, 4);
        Tensor expected = functional.max_pool2d(values, 2);
        Assert.True(expected.equal(functional.max_pool2d(values.transpose(2, 3), 2).transpose(2, 3)));
        Assert.True(expected.equal(functional.max_pool2d(values.to(float64), 2).to(float32)));
        Assert.True(expected[0].equal(functional.max_pool2d(values[0], 2)));
    }
}
