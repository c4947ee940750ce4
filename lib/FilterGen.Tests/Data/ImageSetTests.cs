using FilterGen.Data;
using static TorchSharp.torch;

namespace FilterGen.Tests.Data;

public class ImageSetTests
{
    [Fact]
    public void A_set_outlives_the_scope_it_was_made_in()
    {
        ImageSet set;
        using (NewDisposeScope())
            set = Numbered.Set(4);

        Assert.Equal([0f, 1, 2, 3], Numbered.Values(set.Images));
        set.Dispose();
        Assert.True(set.Images.IsInvalid);
    }

    [Fact]
    public void Take_gives_the_first_samples()
    {
        using var set = Numbered.Set(5);
        using var taken = set.Take(2);

        Assert.Equal(2, taken.Count);
        Assert.Equal([0f, 1], Numbered.Values(taken.Images));
        Assert.Equal([0L, 1], taken.Labels.data<long>().ToArray());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(6)]
    public void Take_names_how_many_there_are(int count)
    {
        using var set = Numbered.Set(5);

        var error = Assert.Throws<ArgumentOutOfRangeException>(() => set.Take(count));

        Assert.StartsWith($"expected 1 to 5 samples, found {count}.", error.Message);
    }

    [Fact]
    public void On_its_own_device_a_copy_shares_memory_and_lives_on_its_own()
    {
        using var set = Numbered.Set(3);
        var other = set.To(CPU);
        set.Images.add_(1);

        Assert.Equal([1f, 2, 3], Numbered.Values(other.Images));
        other.Dispose();
        Assert.Equal([1f, 2, 3], Numbered.Values(set.Images));
    }

    [Fact]
    public void Wrong_shapes_and_types_are_named()
    {
        using var scope = NewDisposeScope();
        var images = zeros([3, 1, 2, 2]);
        var labels = zeros([3], dtype: ScalarType.Int64);

        Assert.StartsWith("expected images of float32 [N, C, H, W], found Float32 [3, 4].",
            Assert.Throws<ArgumentException>(() => new ImageSet(zeros([3, 4]), labels)).Message);
        Assert.StartsWith("expected labels of int64 [N], found Float32 [3].",
            Assert.Throws<ArgumentException>(() => new ImageSet(images, zeros([3]))).Message);
        Assert.StartsWith("expected one label per image, found 3 images and 2 labels.",
            Assert.Throws<ArgumentException>(() => new ImageSet(images, zeros([2], dtype: ScalarType.Int64))).Message);
    }
}
