using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace LibTorch.Tests.NN;

/// <summary>
/// Normalising a training batch has code of its own on the CPU, for float32; libtorch's operators in double precision say what
/// is right.
/// </summary>
public sealed class BatchNormTests
{
    private sealed record Outcome(Tensor Output, Tensor Mean, Tensor Variance, Tensor[] Gradients);

    [Theory]
    [InlineData(4, 3, 8, 8, 0.0, false)]
    [InlineData(4, 3, 8, 8, 0.2, true)]
    [InlineData(128, 64, 5, 7, 0.2, false)]
    [InlineData(128, 64, 5, 7, 0.0, true)]
    [InlineData(2, 33, 70, 61, 1.0, false)]
    [InlineData(2, 33, 70, 61, 1.0, true)]
    [InlineData(3, 5, 1, 1, 0.2, true)]
    [InlineData(2, 1, 1, 1, 0.0, false)]
    public void Output_statistics_and_gradients_are_those_of_double_precision(
        long batch, long channels, long height, long width, double slope, bool channelsLast)
    {
        using DisposeScope scope = NewDisposeScope();
        using var generator = new Generator(3);
        Tensor values = randn([batch, channels, height, width], generator: generator) * 3 + 5;
        Tensor weight = rand(channels, generator: generator) + 0.5, bias = randn(channels, generator: generator);
        Tensor incoming = randn(values.shape, generator: generator);
        Outcome ours = Run(values, weight, bias, incoming, slope, float32, channelsLast);
        Outcome right = Run(values, weight, bias, incoming, slope, float64, channelsLast);

        Near(right.Output, ours.Output, 1e-4);
        Near(right.Mean, ours.Mean, 1e-5);
        Near(right.Variance, ours.Variance, 1e-4);
        foreach (var (expected, found) in right.Gradients.Zip(ours.Gradients))
            Near(expected, found, 1e-4);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_mean_far_from_zero_loses_no_digits(bool channelsLast)
    {
        using DisposeScope scope = NewDisposeScope();
        using var generator = new Generator(4);
        Tensor values = randn([16, 8, 12, 12], generator: generator) + 1000;
        Tensor one = ones(8), zero = zeros(8);
        Outcome ours = Run(values, one, zero, values, 1, float32, channelsLast);
        Outcome right = Run(values, one, zero, values, 1, float64, channelsLast);
        Near(right.Output, ours.Output, 2e-3);
        Near(right.Variance, ours.Variance, 1e-3);
    }

    [Fact]
    public void The_threads_do_not_change_a_bit()
    {
        using DisposeScope scope = NewDisposeScope();
        using var generator = new Generator(8);
        Tensor values = randn([32, 24, 20, 20], generator: generator), incoming = randn(values.shape, generator: generator);
        int before = get_num_threads();
        try
        {
            float[][] Bits(int threads, bool channelsLast)
            {
                set_num_threads(threads);
                Outcome run = Run(values, ones(24), zeros(24), incoming, 0.2, float32, channelsLast);
                return [.. run.Gradients.Prepend(run.Output).Select(tensor => tensor.contiguous().data<float>().ToArray())];
            }

            Assert.Equal(Bits(1, false), Bits(2, false));
            Assert.Equal(Bits(1, true), Bits(2, true));
        }
        finally
        {
            set_num_threads(before);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Gradients_can_be_differentiated_again(bool channelsLast)
    {
        using DisposeScope scope = NewDisposeScope();
        using var generator = new Generator(6);
        Tensor values = randn([4, 3, 5, 5], generator: generator), weight = rand(3, generator: generator) + 0.5;
        Tensor Second(ScalarType type)
        {
            Tensor x = Arrange(values.to(type), channelsLast).requires_grad_();
            Tensor scale = weight.to(type).requires_grad_();
            Tensor y = functional.batch_norm_leaky_relu(x, null, null, scale, zeros(3, type), 0.2, training: true);
            Tensor first = autograd.grad([y.pow(3).sum()], [x], create_graph: true)[0];
            return autograd.grad([first.pow(2).sum()], [x])[0];
        }

        Near(Second(float64), Second(float32), 2e-3);
    }

    [Fact]
    public void Not_a_number_is_passed_on()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor values = tensor([1f, 2f, float.NaN, 4f], [4, 1, 1, 1]);
        Tensor y = functional.batch_norm_leaky_relu(values, null, null, ones(1), zeros(1), 0, training: true);
        Assert.True(y.isnan().all().item<bool>());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_layer_with_its_activation_is_the_layer_and_then_the_activation(bool training)
    {
        using DisposeScope scope = NewDisposeScope();
        using var generator = new Generator(2);
        Tensor values = randn([8, 4, 6, 6], generator: generator);
        using var together = BatchNorm2d(4);
        using var apart = BatchNorm2d(4);
        together.train(training);
        apart.train(training);
        Near(functional.leaky_relu(apart.forward(values), 0.2), together.forward(values, 0.2), 1e-5);
        Near(functional.relu(apart.forward(values)), together.forward(values, 0), 1e-5);
        Near(apart.running_var!, together.running_var!, 1e-6);
        Assert.Equal(apart.num_batches_tracked!.item<long>(), together.num_batches_tracked!.item<long>());
    }

    private static Outcome Run(
        Tensor values, Tensor weight, Tensor bias, Tensor incoming, double slope, ScalarType type, bool channelsLast)
    {
        Tensor x = Arrange(values.to(type, copy: true), channelsLast).requires_grad_();
        Tensor scale = weight.to(type, copy: true).requires_grad_(), shift = bias.to(type, copy: true).requires_grad_();
        Tensor mean = zeros(weight.shape, type), variance = ones(weight.shape, type);
        Tensor y = functional.batch_norm_leaky_relu(x, mean, variance, scale, shift, slope, training: true);
        Assert.Equal(channelsLast && !x.is_contiguous(), !y.is_contiguous());
        y.backward(Arrange(incoming.to(type), !channelsLast));
        return new(y.detach(), mean, variance, [x.grad!, scale.grad!, shift.grad!]);
    }

    // [B, C, H, W] with the channels last in memory, or as it is.
    private static Tensor Arrange(Tensor images, bool channelsLast) =>
        channelsLast ? images.permute(0, 2, 3, 1).contiguous().permute(0, 3, 1, 2) : images.contiguous();

    private static void Near(Tensor expected, Tensor found, double tolerance)
    {
        Tensor difference = (expected.to(float64) - found.to(float64)).abs() / (expected.to(float64).abs() + 1);
        Assert.InRange(difference.max().item<double>(), 0, tolerance);
    }
}
