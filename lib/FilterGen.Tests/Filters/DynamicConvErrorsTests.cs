using FilterGen.Filters;
using static TorchSharp.torch;

namespace FilterGen.Tests.Filters;

/// <summary>Wrong input to the filter layers says what was expected and what was found.</summary>
public class DynamicConvErrorsTests
{
    private readonly DynamicConv2d layer = new(featureLength: 3, channels: 2, filters: 4, new(3), repositorySize: 5);

    [Theory]
    [InlineData(new long[] { 2, 1, 8, 8 }, "images: expected [B, 2, H, W], found [2, 1, 8, 8].")]
    [InlineData(new long[] { 2, 8, 8 }, "images: expected [B, 2, H, W], found [2, 8, 8].")]
    [InlineData(new long[] { 3, 2, 8, 8 }, "coefficients: expected [3, 4, 5], one set for each image, found [2, 4, 5].")]
    [InlineData(new long[] { 2, 2, 8, 2 }, "images: a 8x2 image is smaller than the kernel 3x3/1/0.")]
    public void Images_of_the_wrong_shape(long[] shape, string message)
    {
        var error = Assert.Throws<ArgumentException>(() => layer.forward(randn([2, 3]), randn(shape)));
        Assert.StartsWith(message, error.Message);
    }

    [Theory]
    [InlineData(new long[] { 2, 4 }, "features: expected [B, 3], found [2, 4].")]
    [InlineData(new long[] { 3 }, "features: expected [B, 3], found [3].")]
    public void Features_of_the_wrong_shape(long[] shape, string message)
    {
        var error = Assert.Throws<ArgumentException>(() => layer.forward(randn(shape), randn([2, 2, 8, 8])));
        Assert.StartsWith(message, error.Message);
    }

    [Fact]
    public void Coefficients_for_another_repository()
    {
        var error = Assert.Throws<ArgumentException>(() => layer.Repository.forward(randn([2, 4, 6])));
        Assert.StartsWith("coefficients: expected [B, N, 5], found [2, 4, 6].", error.Message);
    }

    [Theory]
    [InlineData(0, 3, 2, 4, 3, 1, 0, 1, "repository size: expected at least 1, found 0.")]
    [InlineData(5, 0, 2, 4, 3, 1, 0, 1, "feature length: expected at least 1, found 0.")]
    [InlineData(5, 3, 0, 4, 3, 1, 0, 1, "channels: expected at least 1, found 0.")]
    [InlineData(5, 3, 2, 0, 3, 1, 0, 1, "filters: expected at least 1, found 0.")]
    [InlineData(5, 3, 2, 4, 0, 1, 0, 1, "kernel: expected at least 1, found 0.")]
    [InlineData(5, 3, 2, 4, 3, 0, 0, 1, "stride: expected at least 1, found 0.")]
    [InlineData(5, 3, 2, 4, 3, 1, -1, 1, "padding: expected at least 0, found -1.")]
    [InlineData(5, 3, 2, 4, 3, 1, 0, 0, "dilation: expected at least 1, found 0.")]
    public void Numbers_out_of_range(
        int repository, int features, int channels, int filters, int kernel, int stride, int padding, int dilation, string message)
    {
        var geometry = new ConvGeometry(kernel, stride, padding, dilation);
        var error = Assert.Throws<ArgumentOutOfRangeException>(
            () => new DynamicConv2d(features, channels, filters, geometry, repository));
        Assert.StartsWith(message, error.Message);
    }
}
