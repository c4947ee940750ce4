using TorchSharp;
using static TorchSharp.torch;

namespace LibTorch.Tests.Core;

public sealed class MemoryFormatTests
{
    private static readonly long[] Shape = [2, 3, 4, 5];
    private static readonly long[] ChannelsClosest = [60, 1, 15, 3];

    public static TheoryData<string> Ways => [.. Converting.Keys];

    private static Dictionary<string, Func<Tensor, Tensor>> Converting { get; } = new()
    {
        ["contiguous"] = t => t.contiguous(channels_last),
        ["clone"] = t => t.clone(channels_last),
        ["to"] = t => t.to(memory_format: channels_last),
        ["to a device"] = t => t.to(CPU, memory_format: channels_last),
        ["to a type"] = t => t.to(float64, CPU, memory_format: channels_last).@float(),
        ["empty"] = t => empty(Shape, memory_format: channels_last).copy_(t),
        ["by name"] = t => (Tensor)ops.call("aten::contiguous", t, channels_last)[0]!,
    };

    [Theory]
    [MemberData(nameof(Ways))]
    public void Channels_last_changes_the_order_and_no_value(string way)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor rows = arange(120, float32).reshape(Shape), converted = Converting[way](rows);
        Assert.Equal(ChannelsClosest, converted.stride());
        Assert.True(converted.is_contiguous(channels_last));
        Assert.False(converted.is_contiguous());
        Assert.Equal(rows.data<float>().ToArray(), converted.data<float>().ToArray());
        Assert.True(converted.contiguous(contiguous_format).is_contiguous());
    }

    [Fact]
    public void A_module_keeps_its_parameters_and_its_output_keeps_the_order()
    {
        using DisposeScope scope = NewDisposeScope();
        using var net = nn.Sequential(nn.Conv2d(3, 16, 3, padding: 1), nn.BatchNorm2d(16), nn.ReLU(), nn.Flatten(), nn.Linear(320, 2));
        Tensor images = rand(Shape), expected = net.call(images);
        var weight = net.parameters().First();
        net.to(channels_last);
        Assert.Same(weight, net.parameters().First());
        Assert.Equal([27L, 1, 9, 3], weight.stride());
        Tensor maps = net[0].call(images.to(memory_format: channels_last));
        Assert.True(maps.is_contiguous(channels_last));
        Tensor found = net.call(images.to(memory_format: channels_last));
        Assert.InRange((found - expected).abs().max().ToSingle(), 0, 1e-4f);
        found.sum().backward();
        Assert.Equal(weight.shape, weight.grad!.shape);
    }
}
