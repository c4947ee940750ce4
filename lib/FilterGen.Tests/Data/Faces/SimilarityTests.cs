using FilterGen.Data.Faces;

namespace FilterGen.Tests.Data.Faces;

public sealed class SimilarityTests
{
    [Fact]
    public void Two_points_go_where_they_should_and_lengths_grow_alike()
    {
        var map = Similarity.Between((new(3, 4), new(10, -2)), (new(7, 1), new(1, 6)));

        AssertAt(10, -2, map.Apply(new(3, 4)));
        AssertAt(1, 6, map.Apply(new(7, 1)));
        Assert.Equal(Math.Sqrt(145) / 5, map.Scale, 10);
    }

    [Fact]
    public void A_turn_keeps_its_centre_and_goes_clockwise_on_the_screen()
    {
        var turn = Similarity.Turn(90, new(5, 5));

        AssertAt(5, 5, turn.Apply(new(5, 5)));
        AssertAt(5, 8, turn.Apply(new(8, 5)));
    }

    [Fact]
    public void Maps_follow_one_another_and_lead_back()
    {
        var first = Similarity.Between((new(0, 0), new(1, 2)), (new(1, 0), new(3, 5)));
        var second = Similarity.Turn(33, new(-4, 2));

        var both = first.Then(second);

        var expected = second.Apply(first.Apply(new(2, 7)));
        AssertAt(expected.X, expected.Y, both.Apply(new(2, 7)));
        AssertAt(2, 7, both.Inverse().Apply(expected));
    }

    private static void AssertAt(double x, double y, Point point)
    {
        Assert.Equal(x, point.X, 10);
        Assert.Equal(y, point.Y, 10);
    }
}
