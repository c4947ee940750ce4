using FilterGen.Filters;
using static TorchSharp.torch;

namespace FilterGen.Tests.Filters;

public class ConvGeometryTests
{
    [Theory]
    [InlineData(5, 1, 0, 1, 28)]
    [InlineData(5, 2, 2, 1, 28)]
    [InlineData(3, 3, 1, 1, 7)]
    [InlineData(3, 2, 4, 3, 11)]
    [InlineData(2, 4, 0, 5, 13)]
    public void Knows_the_size_a_convolution_gives(int kernel, int stride, int padding, int dilation, int side)
    {
        using var scope = NewDisposeScope();
        var output = nn.functional.conv2d(
            ones([1, 1, side, side]), ones([1, 1, kernel, kernel]), null, [stride, stride], [padding, padding], [dilation, dilation]);
        Assert.Equal(output.shape[2], new ConvGeometry(kernel, stride, padding, dilation).OutputSize(side));
    }

    [Fact]
    public void An_image_smaller_than_the_kernel_gives_nothing() => Assert.Equal(0, new ConvGeometry(5, Stride: 3).OutputSize(4));

    [Fact]
    public void Reads_as_in_the_paper() => Assert.Equal("5x5/2/1", new ConvGeometry(5, 2, 1).ToString());
}
