using FilterGen.Analysis;
using FilterGen.Tests.Training;
using static TorchSharp.torch;

namespace FilterGen.Tests.Analysis;

[Collection(TrainingCollection.Name)]
public class KernelSimilarityTests
{
    [Fact]
    public void Cosines_are_those_of_the_flattened_kernels()
    {
        using var scope = NewDisposeScope();
        var kernels = tensor([3f, 4, 0, 6, 8, 0, 0, 0, -2, -4, 3, 0], [4, 1, 3]);
        var cosines = KernelSimilarity.Pairs(kernels);
        double[] expected =
        [
            1, 1, 0, 0,
            1, 1, 0, 0,
            0, 0, 1, 0,
            0, 0, 0, 1,
        ];
        Assert.Equal(expected, cosines.Cast<double>(), (a, b) => Math.Abs(a - b) < 1e-7);
    }

    [Fact]
    public void Classes_are_compared_without_comparing_a_kernel_with_itself()
    {
        using var scope = NewDisposeScope();
        // Class 0: two opposite kernels. Class 1: two equal ones, at a right angle to class 0's. Class 2: one, like class 1's.
        var kernels = tensor([1f, 0, -2, 0, 0, 1, 0, 3, 0, 5], [5, 2]);
        var similarity = KernelSimilarity.Of(kernels, tensor([0L, 0, 1, 1, 2]), 4);
        Assert.Equal(-1, similarity.Cosines[0, 0], 7);
        Assert.Equal(1, similarity.Cosines[1, 1], 7);
        Assert.Equal(0, similarity.Cosines[0, 1], 7);
        Assert.Equal(1, similarity.Cosines[1, 2], 7);
        Assert.Equal(1, similarity.Cosines[2, 1], 7);
        Assert.True(double.IsNaN(similarity.Cosines[2, 2]));
        Assert.True(double.IsNaN(similarity.Cosines[0, 3]));
        Assert.Equal(0, similarity.Within, 7);                  // −1 and 1
        Assert.Equal(4.0 / 16, similarity.Across, 7);           // 4 of the 16 ordered pairs are alike, the others at right angles
    }

    [Fact]
    public void Labels_that_do_not_fit_are_refused()
    {
        using var scope = NewDisposeScope();
        var count = Assert.Throws<ArgumentException>(() => KernelSimilarity.Of(zeros([3, 2]), tensor([0L, 1]), 2));
        Assert.Contains("expected [3], one for each kernel, found [2]", count.Message, StringComparison.Ordinal);
        var label = Assert.Throws<ArgumentException>(() => KernelSimilarity.Of(zeros([2, 2]), tensor([0L, 2]), 2));
        Assert.Contains("expected 0 to 1, found 2", label.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Classes_have_the_means_over_their_pairs()
    {
        using var scope = NewDisposeScope();
        var kernels = randn([60, 3, 5], generator: new Generator(1)) + 0.3;
        kernels[7] = zeros(3, 5);
        var similarity = KernelSimilarity.Of(kernels, arange(60).remainder(4), 4);
        var pairs = KernelSimilarity.Pairs(kernels);
        double Mean(Func<int, int, bool> counts) => Enumerable.Range(0, 3600).Select(k => (I: k / 60, J: k % 60))
            .Where(pair => pair.I != pair.J && counts(pair.I, pair.J)).Average(pair => pairs[pair.I, pair.J]);
        for (int a = 0; a < 4; a++)
            for (int b = 0; b < 4; b++)
                Assert.Equal(Mean((i, j) => i % 4 == a && j % 4 == b), similarity.Cosines[a, b], 1e-12);
        Assert.Equal(Mean((i, j) => i % 4 == j % 4), similarity.Within, 1e-12);
        Assert.Equal(Mean((i, j) => i % 4 != j % 4), similarity.Across, 1e-12);
        Assert.Equal(0, pairs[7, 7]);
    }

    [Fact]
    public void A_class_of_one_image_has_no_pairs()
    {
        using var scope = NewDisposeScope();
        var similarity = KernelSimilarity.Of(randn([20, 150], generator: new Generator(1)), arange(20), 20);
        for (int i = 0; i < 20; i++) Assert.Equal(double.NaN, similarity.Cosines[i, i]);
        Assert.Equal(double.NaN, similarity.Within);
        Assert.InRange(similarity.Across, -1, 1);
    }

    [Fact]
    public void No_tensor_is_left_behind()
    {
        using var kernels = randn([60, 5], generator: new Generator(1));
        using var labels = zeros(60, dtype: int64);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var before = Tensor.TotalCount;
        KernelSimilarity.Of(kernels, labels, 2);
        KernelSimilarity.Pairs(kernels);
        Assert.Equal(before, Tensor.TotalCount);
    }

    [Fact]
    public void Any_number_of_kernels_has_classes_but_not_pairs()
    {
        using var scope = NewDisposeScope();
        var kernels = ones([20_000, 2]);
        Assert.Equal(1, KernelSimilarity.Of(kernels, arange(20_000).remainder(2), 2).Across, 1e-12);
        var error = Assert.Throws<ArgumentException>(() => KernelSimilarity.Pairs(kernels));
        Assert.StartsWith("kernels: expected at most 10000, for whose pairs there is memory, found 20000. ", error.Message);
    }
}
