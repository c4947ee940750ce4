using TorchSharp;
using static TorchSharp.torch;

namespace LibTorch.Tests.Core;

public sealed class AutocastTests
{
    [Fact]
    public void Convolutions_and_products_are_narrow_and_losses_are_not()
    {
        using DisposeScope scope = NewDisposeScope();
        using var convolution = nn.Conv2d(3, 8, 3, padding: 1);
        using var linear = nn.Linear(8 * 8 * 8, 4);
        Tensor images = rand([2, 3, 8, 8]), labels = tensor([0L, 3]);
        using (autocast(DeviceType.CPU, bfloat16))
        {
            Tensor maps = convolution.call(images), scores = linear.call(maps.flatten(1));
            Assert.Equal((bfloat16, bfloat16), (maps.dtype, scores.dtype));
            Assert.Equal(bfloat16, (images.flatten(1).mm(rand([192, 5]))).dtype);
            Tensor loss = nn.functional.mse_loss(scores, nn.functional.one_hot(labels, 4).@float());
            Assert.Equal(float32, loss.dtype);
            loss.backward();
        }
        Assert.Equal((float32, float32), (convolution.weight!.grad!.dtype, linear.weight!.grad!.dtype));
        Assert.Equal(float32, convolution.call(images).dtype);
    }

    [Fact]
    public void Few_channels_are_narrow_too()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor images = rand([2, 3, 12, 12], requires_grad: true), filters = rand([4, 3, 3, 3], requires_grad: true);
        Tensor exact = nn.functional.conv2d(images, filters), narrow;
        using (autocast("cpu", bfloat16)) narrow = nn.functional.conv2d(images, filters);
        Assert.Equal(bfloat16, narrow.dtype);
        narrow.sum().backward();
        Assert.Equal((float32, float32), (images.grad!.dtype, filters.grad!.dtype));
        Assert.InRange((narrow.@float() - exact).abs().max().ToSingle(), 1e-6f, 0.1f);
    }

    [Fact]
    public void Scopes_nest_and_set_back_what_was_there_before()
    {
        ScalarType usual = get_autocast_dtype(DeviceType.CPU);
        using Tensor a = ones(2, 2);
        Assert.False(is_autocast_enabled(DeviceType.CPU));
        using (autocast(DeviceType.CPU, bfloat16))
        {
            using (autocast(DeviceType.CPU, enabled: false))
            {
                Assert.False(is_autocast_enabled(DeviceType.CPU));
                Assert.Equal(float32, a.mm(a).dtype);
            }
            Assert.True(is_autocast_enabled(DeviceType.CPU));
            Assert.Equal(bfloat16, a.mm(a).dtype);
        }
        Assert.False(is_autocast_enabled(DeviceType.CPU));
        Assert.Equal(usual, get_autocast_dtype(DeviceType.CPU));
    }

    [Fact]
    public void A_weight_that_changed_between_two_scopes_is_converted_again()
    {
        using DisposeScope scope = NewDisposeScope();
        using var linear = nn.Linear(2, 1, hasBias: false);
        Tensor input = ones(1, 2);
        float Output()
        {
            using (autocast(DeviceType.CPU, bfloat16, cache_enabled: true)) return linear.call(input).ToSingle();
        }

        using (no_grad()) linear.weight!.fill_(1);
        float first = Output();
        using (no_grad()) linear.weight!.fill_(3);
        Assert.Equal((2f, 6f), (first, Output()));
    }

    [Fact]
    public void Only_the_calling_thread_is_meant()
    {
        using IDisposable narrow = autocast(DeviceType.CPU, bfloat16);
        bool elsewhere = true;
        var other = new Thread(() => elsewhere = is_autocast_enabled(DeviceType.CPU));
        other.Start();
        other.Join();
        Assert.False(elsewhere);
    }

    [Fact]
    public void A_type_that_is_not_narrow_is_refused()
    {
        var error = Assert.Throws<ArgumentException>(() => autocast(DeviceType.CPU, float64));
        Assert.Equal("autocast on CPU: expected bfloat16, found Float64.", error.Message);
        Assert.False(is_autocast_enabled(DeviceType.CPU));
    }
}
