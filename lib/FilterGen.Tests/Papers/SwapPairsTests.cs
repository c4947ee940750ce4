using FilterGen.Papers.FilterGeneration;

namespace FilterGen.Tests.Papers;

public sealed class SwapPairsTests
{
    private static readonly long[] Labels = [.. Enumerable.Range(0, 200).Select(i => (long)(i * 7 % 5))];

    [Theory]
    [InlineData(SwapPartner.SameClass)]
    [InlineData(SwapPartner.OtherClass)]
    [InlineData(SwapPartner.Any)]
    public void Partners_are_other_images_of_the_allowed_classes(SwapPartner partner)
    {
        var partners = SwapPairs.Draw(Labels, partner, seed: 1);
        Assert.Equal(Labels.Length, partners.Length);
        for (int image = 0; image < partners.Length; image++)
        {
            Assert.NotEqual(image, partners[image]);
            if (partner != SwapPartner.Any)
                Assert.Equal(partner == SwapPartner.SameClass, Labels[image] == Labels[partners[image]]);
        }
    }

    [Fact]
    public void An_image_is_its_own_partner() =>
        Assert.Equal(Enumerable.Range(0, 200).Select(i => (long)i), SwapPairs.Draw(Labels, SwapPartner.Itself, seed: 1));

    [Fact]
    public void A_seed_decides_the_pairs()
    {
        Assert.Equal(SwapPairs.Draw(Labels, SwapPartner.Any, 1), SwapPairs.Draw(Labels, SwapPartner.Any, 1));
        Assert.NotEqual(SwapPairs.Draw(Labels, SwapPartner.Any, 1), SwapPairs.Draw(Labels, SwapPartner.Any, 2));
    }

    /// <summary>Of four images, each of the other three is drawn in a third of 3,000 draws: 1,000 with a deviation of 26.</summary>
    [Fact]
    public void Every_other_image_has_the_same_chance()
    {
        var drawn = Enumerable.Range(0, 3000).Select(seed => SwapPairs.Draw([0, 0, 1, 1], SwapPartner.Any, seed)[1]).ToList();
        foreach (long other in new long[] { 0, 2, 3 }) Assert.InRange(drawn.Count(partner => partner == other), 870, 1130);
    }

    [Theory]
    [InlineData(SwapPartner.SameClass, new long[] { 0, 0, 1 }, "image 2: expected another image of its class in the set, found none.")]
    [InlineData(SwapPartner.OtherClass, new long[] { 1, 1 }, "image 0: expected an image of another class in the set, found none.")]
    [InlineData(SwapPartner.Any, new long[] { 1 }, "image 0: expected another image in the set, found none.")]
    public void An_image_without_a_partner_is_named(SwapPartner partner, long[] labels, string message) =>
        Assert.StartsWith(message, Assert.Throws<ArgumentException>(() => SwapPairs.Draw(labels, partner, seed: 1)).Message);

    [Fact]
    public void An_outcome_says_whether_images_or_filters_were_followed()
    {
        SwapOutcome outcome = new([0, 0, 1, 2], [1, 1, 1, 0], [0, 1, 1, 1]);
        Assert.Equal((0.5, 0.5, 0.25), (outcome.Accuracy, outcome.FollowsFilters, outcome.Neither));
        var mean = outcome with { FilterLabels = null };
        Assert.Equal((0.5, double.NaN, 0.5), (mean.Accuracy, mean.FollowsFilters, mean.Neither));
    }
}
