using static TorchSharp.torch;

namespace LibTorch.Tests;

public sealed class TensorTests
{
    [Fact]
    public void Gradient_of_a_product_is_the_other_factor()
    {
        using var scope = NewDisposeScope();
        Tensor a = tensor([1f, 2, 3], requires_grad: true), b = tensor([4f, 5, 6]);
        (a * b).sum().backward();
        Assert.Equal([4f, 5, 6], a.grad!.data<float>().ToArray());
    }
}
