using FilterGen.Data;
using static TorchSharp.torch;

namespace FilterGen.Tests.Data;

public class ImageSetTests
{
    [Fact]
    public void Arrays_become_a_set_and_two_sets_become_data()
    {
        using var data = new ClassificationData(
            "lines", ImageSet.Of([0, 1, 1, 0, 0.5f, 0, 0, 0], [0, 1], 2, 2), ImageSet.Of([1, 0, 0, 1], [1], 2, 2), ["one", "two"]);

        Assert.Equal([2, 1, 2, 2], data.Train.Images.shape);
        Assert.Equal(0.5f, data.Train.Images[1, 0, 0, 0].item<float>());
        Assert.Equal([0, 1], data.Train.Labels.data<long>().ToArray());
    }

    [Theory]
    [InlineData(new float[] { 0, 1, 2, 0 }, "found 2 at 2. Bytes are to be divided by 255")]
    [InlineData(new float[] { 0, float.NaN, 0, 0 }, "found NaN at 1")]
    [InlineData(new float[] { 0, 1 }, "expected 1·1·2·2 values, found 2")]
    public void Arrays_that_are_no_images_are_refused(float[] pixels, string expected) =>
        Assert.Contains(expected, Assert.Throws<ArgumentException>(() => ImageSet.Of(pixels, [0], 2, 2)).Message);

    [Theory]
    [InlineData(2, "expected labels of 0 to 1, one of 2 classes, found 2")]
    [InlineData(-1, "found -1")]
    public void A_label_without_a_class_is_refused(long label, string expected)
    {
        using var right = ImageSet.Of([0], [0], 1, 1);
        using var wrong = ImageSet.Of([0], [label], 1, 1);
        Assert.Contains(expected, Assert.Throws<ArgumentException>(() => new ClassificationData("a", right, wrong, ["a", "b"])).Message);
    }

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
