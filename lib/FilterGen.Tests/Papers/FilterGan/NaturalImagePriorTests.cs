using FilterGen.Papers.FilterGan;
using static TorchSharp.torch;

namespace FilterGen.Tests.Papers.FilterGan;

public class NaturalImagePriorTests
{
    [Fact]
    public void It_is_the_weighted_sum_of_alpha_norm_and_total_variation()
    {
        var pictures = tensor(new float[] { 1, 2, 0, -1, /* and another */ 0, 0, 0, 3 }).reshape(2, 1, 2, 2);
        // Across: 1, -1; down: -1, -3. Of the other: 0, 3; 0, 3.
        double[] expected = [0.5 * (1 + 64 + 0 + 1) + 2 * (1 + 1 + 1 + 9), 0.5 * 729 + 2 * (9 + 9)];

        var found = new NaturalImagePrior(AlphaWeight: 0.5, VariationWeight: 2).Of(pictures).data<float>();
        Assert.Equal(expected, found.Select(value => (double)value));
    }

    [Fact]
    public void Its_gradient_at_zeros_is_zero()
    {
        var pictures = zeros(1, 1, 3, 3, requires_grad: true);
        new NaturalImagePrior(1, 1).Of(pictures).sum().backward();

        Assert.All(pictures.grad!.data<float>(), value => Assert.Equal(0, value));
    }
}
