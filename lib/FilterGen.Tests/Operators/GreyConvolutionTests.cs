using FilterGen.Filters;
using FilterGen.Operators;
using static TorchSharp.torch;

namespace FilterGen.Tests.Operators;

public sealed class GreyConvolutionTests
{
    [Theory]
    [InlineData(20, 5, 2, 28, 28, true)]
    [InlineData(5, 5, 0, 28, 28, false)]
    [InlineData(3, 3, 1, 9, 31, true)]
    [InlineData(2, 7, 3, 8, 5, false)]
    [InlineData(1, 1, 0, 3, 1, true)]
    [InlineData(4, 6, 2, 11, 12, true)]
    public void EqualsTheOrdinaryConvolution(int filters, int kernel, int padding, int height, int width, bool bias)
    {
        using var scope = NewDisposeScope();
        var geometry = new ConvGeometry(kernel, Padding: padding);
        var images = rand([11, 1, height, width], generator: new Generator(1));
        Tensor[] inputs = [Pairs.Normal(2, filters, 1, kernel, kernel), .. bias ? [Pairs.Normal(3, filters)] : Array.Empty<Tensor>()];
        Pairs.AssertSame(
            given => GreyConvolution.Convolve(images, given[0], given.ElementAtOrDefault(1), geometry),
            given => nn.functional.conv2d(images, given[0], given.ElementAtOrDefault(1), padding: [padding, padding]),
            1e-5, inputs);
    }

    [Theory]
    [InlineData(1, 2, 1)]
    [InlineData(1, 1, 2)]
    [InlineData(3, 1, 1)]
    public void OtherConvolutionsAreLibtorchs(int channels, int stride, int dilation)
    {
        using var scope = NewDisposeScope();
        Pairs.AssertSame(
            given => GreyConvolution.Convolve(given[0], given[1], null, new(3, stride, 1, dilation)),
            given => nn.functional.conv2d(given[0], given[1], null, [stride, stride], [1, 1], [dilation, dilation]),
            0, Pairs.Normal(1, 4, channels, 12, 12), Pairs.Normal(2, 5, channels, 3, 3));
    }

    [Fact]
    public void ImagesThatWantAGradientGetIt()
    {
        using var scope = NewDisposeScope();
        Pairs.AssertSame(
            given => GreyConvolution.Convolve(given[0], given[1], null, new(5)),
            given => nn.functional.conv2d(given[0], given[1]),
            0, Pairs.Normal(1, 4, 1, 12, 12), Pairs.Normal(2, 5, 1, 5, 5));
    }

    [Fact]
    public void TheNumberOfThreadsChangesNothing()
    {
        using var scope = NewDisposeScope();
        Tensor images = rand(50, 1, 28, 28), gradient = randn(50, 20, 24, 24);
        var threads = get_num_threads();
        try
        {
            set_num_threads(1);
            var (one, _) = GreyFilterGradient.Of(images, gradient, 5, 0);
            set_num_threads(3);
            var (three, _) = GreyFilterGradient.Of(images, gradient, 5, 0);
            Assert.True(one.eq(three).all().item<bool>());
        }
        finally
        {
            set_num_threads(threads);
        }
    }
}
