using FilterGen.Papers.DynamicFilterLab;
using FilterGen.Tests.Fixtures;
using static TorchSharp.torch;

namespace FilterGen.Tests.Papers.DynamicFilterLab;

public class LocalFilteringTests
{
    [Theory]
    [InlineData(2, 3, 4, 5, 3)]
    [InlineData(1, 2, 6, 6, 5)]
    [InlineData(3, 1, 2, 2, 1)]
    public void Equals_a_loop_over_images_and_positions_with_its_gradients(int batch, int channels, int height, int width, int size)
    {
        using var scope = NewDisposeScope();
        var data = Generator.Of(size);
        var images = data.Normal(batch, channels, height, width);
        var kernels = data.Normal(batch, channels * size * size, height, width);
        var weights = data.Normal(batch, 1, height, width);

        Tensor x = images.clone().requires_grad_(), k = kernels.clone().requires_grad_();
        Tensor expected = Loop(x, k, size);
        expected.backward([weights]);
        Tensor y = images.clone().requires_grad_(), l = kernels.clone().requires_grad_();
        var found = LocalFiltering.Apply(y, l);
        found.backward([weights]);

        Close.Assert(expected, found, 1e-12, "maps");
        Close.Assert(x.grad!, y.grad!, 1e-12, "gradient of the images");
        Close.Assert(k.grad!, l.grad!, 1e-12, "gradient of the kernels");
    }

    [Fact]
    public void Kernels_of_no_odd_square_size_are_refused()
    {
        using var scope = NewDisposeScope();
        var images = zeros([2, 3, 4, 4]);
        var failure = Assert.Throws<ArgumentException>(() => LocalFiltering.Apply(images, zeros([2, 12, 4, 4])));
        Assert.Contains("expected 3·k·k numbers for each position with an odd k, found 12", failure.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => LocalFiltering.Apply(images, zeros([2, 27, 4, 5])));
    }

    private static Tensor Loop(Tensor images, Tensor kernels, int size)
    {
        long batch = images.shape[0], channels = images.shape[1], height = images.shape[2], width = images.shape[3];
        var padded = nn.functional.pad(images, [size / 2, size / 2, size / 2, size / 2]);
        var values = new List<Tensor>();
        for (long i = 0; i < batch; i++)
        {
            for (long row = 0; row < height; row++)
            {
                for (long column = 0; column < width; column++)
                {
                    var window = padded[i].narrow(1, row, size).narrow(2, column, size);            // [C, k, k]
                    var kernel = kernels[i].select(1, row).select(1, column).reshape(channels, size, size);
                    values.Add((window * kernel).sum());
                }
            }
        }
        return stack(values).reshape(batch, 1, height, width);
    }
}
