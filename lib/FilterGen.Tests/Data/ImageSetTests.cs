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
    public void Labels_can_be_numbers_of_any_shape_or_none()
    {
        using var scope = NewDisposeScope();
        using var set = new ImageSet(zeros([3, 1, 2, 2]), arange(30, dtype: ScalarType.Float32).reshape(3, 5, 2));
        using var batches = new Batches(set, 2).GetEnumerator();
        Assert.True(batches.MoveNext());
        Assert.Equal([2, 5, 2], batches.Current.Labels.shape);
        Assert.Equal(Enumerable.Range(0, 20).Select(i => (float)i), Numbered.Values(batches.Current.Labels));

        using var unlabelled = new ImageSet(zeros([3, 1, 2, 2]));
        Assert.Equal([3, 0], unlabelled.Labels.shape);
        using var shuffled = new Batches(unlabelled, 2, shuffleSeed: 1).GetEnumerator();
        Assert.True(shuffled.MoveNext());
        Assert.Equal([2, 0], shuffled.Current.Labels.shape);
    }

    [Fact]
    public void Data_of_classes_want_class_numbers()
    {
        using var scope = NewDisposeScope();
        var error = Assert.Throws<ArgumentException>(() => new Sorted(new(zeros([3, 1, 2, 2]), zeros([3]))));
        Assert.StartsWith("expected labels of int64 [N], found Float32 [3].", error.Message);
        Assert.Equal("train", error.ParamName);
    }

    [Fact]
    public void Wrong_shapes_and_types_are_named()
    {
        using var scope = NewDisposeScope();
        var images = zeros([3, 1, 2, 2]);
        var labels = zeros([3], dtype: ScalarType.Int64);

        Assert.StartsWith("expected images of float32 [N, C, H, W], found Float32 [3, 4].",
            Assert.Throws<ArgumentException>(() => new ImageSet(zeros([3, 4]), labels)).Message);
        Assert.StartsWith("expected labels of [N, …], found Int64 [].",
            Assert.Throws<ArgumentException>(() => new ImageSet(images, tensor(3L))).Message);
        Assert.StartsWith("expected one label per image, found 3 images and 2 labels.",
            Assert.Throws<ArgumentException>(() => new ImageSet(images, zeros([2], dtype: ScalarType.Int64))).Message);
    }

    private sealed class Sorted(ImageSet set) : ClassificationData("sorted", set, set, ["a", "b"]);
}
