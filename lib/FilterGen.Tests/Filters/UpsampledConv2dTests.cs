using FilterGen.Filters;
using FilterGen.Tests.Fixtures;
using TorchSharp;
using static TorchSharp.torch;

namespace FilterGen.Tests.Filters;

/// <summary>The convolution at the small size against the plain one of the enlarged image.</summary>
public class UpsampledConv2dTests
{
    [Theory]
    [InlineData(1, 3)]
    [InlineData(2, 1)]
    [InlineData(2, 3)]
    [InlineData(2, 5)]
    [InlineData(2, 7)]
    [InlineData(3, 3)]
    [InlineData(3, 7)]
    [InlineData(4, 5)]
    public void Equals_upsampling_and_convolving(int scale, int kernel)
    {
        using var scope = NewDisposeScope();
        manual_seed(scale * 10 + kernel);
        using var layer = new UpsampledConv2d(channels: 3, filters: 2, kernel, scale);
        layer.to(float64);
        var input = randn([2, 3, 5, 4], float64, requires_grad: true);
        var parameters = layer.named_parameters().ToDictionary(named => named.name, named => (Tensor)named.parameter);
        Tensor weight = parameters["weight"], bias = parameters["bias"];

        var enlarged = nn.functional.interpolate(input, scale_factor: [scale, scale]);
        var expected = nn.functional.conv2d(enlarged, weight, bias, [1, 1], [kernel / 2, kernel / 2]);
        var actual = layer.AtSmallSize(input);
        Close.Assert(enlarged, layer.Upsample(input), 0, "enlarged");
        Close.Assert(expected, actual, 1e-12, "output");

        var upstream = randn_like(expected);
        var wanted = autograd.grad([expected], [input, weight, bias], [upstream]);
        var found = autograd.grad([actual], [input, weight, bias], [upstream]);
        Close.Assert(wanted[0], found[0], 1e-12, "gradient of the input");
        Close.Assert(wanted[1], found[1], 1e-12, "gradient of the weight");
        Close.Assert(wanted[2], found[2], 1e-12, "gradient of the bias");
    }

    [Theory]
    [InlineData(2, 3)]
    [InlineData(2, 5)]
    [InlineData(3, 3)]
    public void Keeps_the_order_in_memory(int scale, int kernel)
    {
        using var scope = NewDisposeScope();
        using var layer = new UpsampledConv2d(channels: 3, filters: 16, kernel, scale, bias: false);
        var rows = randn([2, 3, 5, 4]);
        var pixels = rows.InWideOrder();
        var expected = layer.Plain(rows);
        Tensor fromRows = layer.AtSmallSize(rows), fromPixels = layer.AtSmallSize(pixels);
        Close.Assert(expected, fromRows, 1e-5, "channels first");
        Close.Assert(expected, fromPixels, 1e-5, "channels last");
        Assert.True(fromRows.is_contiguous());
        Assert.True(fromPixels.IsChannelsLast());
    }

    [Fact]
    public void Takes_the_form_that_counts_less()
    {
        using var layer = new UpsampledConv2d(channels: 8, filters: 4, kernel: 3, scale: 2);
        var large = layer.Cost(16, 16);
        Assert.Equal(2 * 8 * 4 * 9 * 32 * 32, large.Enlarged);
        Assert.Equal(2 * 8 * (4 * 4) * 4 * 17 * 17, large.Phases);
        Assert.True(large.PhasesAreCheaper);
        Assert.Equal(large.Phases, large.Chosen);
        var tiny = layer.Cost(1, 1);        // the border's positions outweigh what is saved
        Assert.False(tiny.PhasesAreCheaper);
        Assert.Equal(tiny.Enlarged, tiny.Chosen);
        var input = randn([2, 8, 1, 1]);
        Close.Assert(layer.AtSmallSize(input), layer.forward(input), 1e-5, "one pixel");
    }

    [Fact]
    public void An_even_kernel_is_refused()
    {
        var error = Assert.Throws<ArgumentException>(() => new UpsampledConv2d(1, 1, kernel: 4, scale: 2));
        Assert.StartsWith("kernel: expected an odd side, which keeps the size, found 4.", error.Message);
    }

    [Fact]
    public void Maps_with_other_channels_are_refused()
    {
        var error = Assert.Throws<ArgumentException>(() => new UpsampledConv2d(3, 1, kernel: 5, scale: 2).forward(zeros([1, 2, 4, 4])));
        Assert.StartsWith("input: expected [B, 3, H, W], found [1, 2, 4, 4].", error.Message);
    }
}
