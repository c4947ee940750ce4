using FilterGen.Data;
using static TorchSharp.torch;

namespace FilterGen.Tests.Data;

public class BatchesTests
{
    [Fact]
    public void Without_a_seed_the_sets_order_is_kept_and_the_last_batch_holds_the_rest()
    {
        using var set = Numbered.Set(7);
        var batches = new Batches(set, 3);

        Assert.Equal(3, batches.Count);
        Assert.Equal([[0f, 1, 2], [3f, 4, 5], [6f]], batches.Select(batch => Numbered.Values(batch.Images)));
    }

    [Fact]
    public void A_shuffled_pass_takes_every_sample_once_with_its_label()
    {
        using var set = Numbered.Set(50);

        var taken = new List<float>();
        foreach (var (images, labels, _) in new Batches(set, 8, shuffleSeed: 3))
        {
            taken.AddRange(Numbered.Values(images));
            Assert.Equal(Numbered.Values(images), labels.data<long>().ToArray().Select(label => (float)label));
        }

        Assert.NotEqual(Enumerable.Range(0, 50).Select(i => (float)i), taken);
        Assert.Equal(Enumerable.Range(0, 50).Select(i => (float)i), taken.Order());
    }

    [Fact]
    public void One_seed_is_one_order_for_ever()
    {
        using var set = Numbered.Set(10);

        Assert.Equal([6, 8, 4, 1, 9, 7, 5, 3, 0, 2], new Batches(set, 4, shuffleSeed: 1).Order);
    }

    [Fact]
    public void Another_seed_is_another_order()
    {
        using var set = Numbered.Set(100);

        Assert.NotEqual(new Batches(set, 4, shuffleSeed: 1).Order, new Batches(set, 4, shuffleSeed: 2).Order);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(5)]
    public void A_resumed_pass_is_the_rest_of_the_whole_one(int? seed)
    {
        using var set = Numbered.Set(11);
        var batches = new Batches(set, 4, seed);
        var whole = batches.Select(batch => (batch.Index, string.Join(' ', Numbered.Values(batch.Images)))).ToList();

        Assert.Equal(whole.Skip(1), batches.From(1).Select(batch => (batch.Index, string.Join(' ', Numbered.Values(batch.Images)))));
        Assert.Empty(batches.From(batches.Count));
        Assert.Throws<ArgumentOutOfRangeException>(() => batches.From(batches.Count + 1));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(5)]
    public void A_pass_leaves_no_tensor_behind_even_when_it_is_left_early(int? seed)
    {
        using var set = Numbered.Set(20);
        using var scope = NewDisposeScope();

        foreach (var batch in new Batches(set, 3, seed))
        {
            Assert.True(scope.DisposablesCount <= 2);
            if (batch.Index == 4)
                break;
        }

        Assert.Equal(0, scope.DisposablesCount);
        Assert.False(set.Images.IsInvalid);
    }

    [Fact]
    public void A_batch_may_be_freed_by_the_callers_scope()
    {
        using var set = Numbered.Set(6);
        using var pass = new Batches(set, 2, shuffleSeed: 1).GetEnumerator();
        var sum = 0f;

        for (var more = true; more;)
        {
            using var step = NewDisposeScope();
            more = pass.MoveNext();
            if (more)
                sum += pass.Current.Images.sum().item<float>();
        }

        Assert.Equal(15, sum);
    }

    [Fact]
    public void A_batch_size_of_nothing_is_refused()
    {
        using var set = Numbered.Set(6);

        Assert.StartsWith("expected at least 1 sample per batch, found 0.",
            Assert.Throws<ArgumentOutOfRangeException>(() => new Batches(set, 0)).Message);
    }
}
