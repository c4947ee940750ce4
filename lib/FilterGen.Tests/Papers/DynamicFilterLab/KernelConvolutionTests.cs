using FilterGen.Papers.DynamicFilterLab;
using FilterGen.Tests.Fixtures;
using static TorchSharp.torch;

namespace FilterGen.Tests.Papers.DynamicFilterLab;

public class KernelConvolutionTests
{
    public static TheoryData<KernelConvolutionForm, int, int, int, int, int> Cases
    {
        get
        {
            var cases = new TheoryData<KernelConvolutionForm, int, int, int, int, int>();
            foreach (var form in new[] { KernelConvolutionForm.Grouped, KernelConvolutionForm.Taps })
            {
                cases.Add(form, 5, 64, 8, 8, 3);
                cases.Add(form, 1, 3, 4, 7, 5);
                cases.Add(form, 2, 1, 6, 3, 1);
            }
            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_form_equals_the_loop_with_its_gradients(
        KernelConvolutionForm form, int batch, int channels, int height, int width, int size)
    {
        using var scope = NewDisposeScope();
        var data = Generator.Of(batch + size);
        var images = data.Normal(batch, channels, height, width);
        var kernels = data.Normal(batch, channels, size, size);
        var weights = data.Normal(batch, 1, height, width);

        var expected = Run(images, kernels, weights, KernelConvolutionForm.Loop);
        var found = Run(images, kernels, weights, form);
        Close.Assert(expected.Maps, found.Maps, 1e-12, "maps");
        Close.Assert(expected.ImageGradient, found.ImageGradient, 1e-12, "gradient of the images");
        Close.Assert(expected.KernelGradient, found.KernelGradient, 1e-12, "gradient of the kernels");
    }

    [Fact]
    public void The_loop_convolves_each_image_with_its_own_kernel()
    {
        using var scope = NewDisposeScope();
        var images = arange(0, 18, 1, dtype: float32).reshape(2, 1, 3, 3);
        var kernels = zeros([2, 1, 3, 3]);
        kernels[0, 0, 1, 2] = tensor(1f);       // the value to the right
        kernels[1, 0, 0, 1] = tensor(2f);       // twice the value above
        var maps = KernelConvolution.Apply(images, kernels, KernelConvolutionForm.Loop);
        Assert.Equal([1f, 2, 0, 4, 5, 0, 7, 8, 0, 0, 0, 0, 18, 20, 22, 24, 26, 28], maps.data<float>().ToArray());
    }

    [Fact]
    public void Kernels_of_another_batch_or_an_even_size_are_refused()
    {
        using var scope = NewDisposeScope();
        var images = zeros([4, 2, 5, 5]);
        var wrongBatch = Assert.Throws<ArgumentException>(() => KernelConvolution.Apply(images, zeros([3, 2, 3, 3])));
        Assert.Contains(
            "expected [4, 2, k, k], one kernel for each image, found [3, 2, 3, 3]", wrongBatch.Message, StringComparison.Ordinal);
        var even = Assert.Throws<ArgumentException>(() => KernelConvolution.Apply(images, zeros([4, 2, 2, 2])));
        Assert.Contains("expected an odd size, found 2x2", even.Message, StringComparison.Ordinal);
    }

    private static (Tensor Maps, Tensor ImageGradient, Tensor KernelGradient) Run(
        Tensor images, Tensor kernels, Tensor weights, KernelConvolutionForm form)
    {
        Tensor x = images.clone().requires_grad_(), k = kernels.clone().requires_grad_();
        var maps = KernelConvolution.Apply(x, k, form);
        maps.backward([weights]);
        return (maps, x.grad!, k.grad!);
    }
}
