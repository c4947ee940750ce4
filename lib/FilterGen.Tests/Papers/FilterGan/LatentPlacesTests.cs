using FilterGen.Papers.FilterGan;
using static TorchSharp.torch;

namespace FilterGen.Tests.Papers.FilterGan;

public class LatentPlacesTests
{
    private readonly Tensor center = tensor(new float[] { 1, 2, 3 });

    [Fact]
    public void Values_rise_evenly_around_zero() => Assert.Equal([-3, -1.5, 0, 1.5, 3], LatentPlaces.Values(3, 5));

    [Fact]
    public void An_even_number_of_values_has_no_middle() => Assert.Equal(
        "expected an odd number of values, found 4: the middle is z itself. (Parameter 'count')",
        Assert.Throws<ArgumentException>(() => LatentPlaces.Values(3, 4)).Message);

    [Fact]
    public void A_grid_moves_two_dimensions_row_by_row() => Assert.Equal(
        [0, 2, 2, 1, 2, 2, 2, 2, 2, 0, 2, 3, 1, 2, 3, 2, 2, 3, 0, 2, 4, 1, 2, 4, 2, 2, 4],
        LatentPlaces.Grid(center, across: 0, down: 2, [-1, 0, 1]).data<float>());

    [Theory]
    [InlineData(0, 3)]
    [InlineData(-1, 0)]
    [InlineData(1, 1)]
    public void A_grid_needs_two_dimensions_of_z(int across, int down) => Assert.Equal(
        $"Grid: expected two different dimensions of z, 0 to 2, found {across} and {down}.",
        Assert.Throws<ArgumentException>(() => LatentPlaces.Grid(center, across, down, [-1, 0, 1])).Message);

    [Fact]
    public void Walks_move_one_dimension_after_the_other() => Assert.Equal(
        [0, 2, 3, 2, 2, 3, 1, 1, 3, 1, 3, 3, 1, 2, 2, 1, 2, 4], LatentPlaces.Walks(center, [-1, 1]).data<float>());

    [Fact]
    public void A_straight_way_has_both_ends() => Assert.Equal(
        [1, 2, 3, 0.5f, 1, 1.5f, 0, 0, 0], LatentPlaces.Between(center, zeros(3), 3).data<float>());

    [Theory]
    [InlineData(0)]
    [InlineData(-3)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_reach_is_above_nothing(double reach) =>
        Assert.StartsWith("reach: expected a finite number above 0",
            Assert.Throws<ArgumentOutOfRangeException>(() => LatentPlaces.Values(reach, 3)).Message);

    [Fact]
    public void What_is_no_z_and_no_way_is_told()
    {
        static string Told(Action act) => Assert.ThrowsAny<ArgumentException>(act).Message;
        Assert.StartsWith("center: expected [length of z], found [2, 3]", Told(() => LatentPlaces.Grid(zeros(2, 3), 0, 1, [0])));
        Assert.StartsWith("center: expected [length of z], found []", Told(() => LatentPlaces.Walks(zeros([]), [0])));
        Assert.StartsWith("values: expected at least 1, found 0", Told(() => LatentPlaces.Grid(center, 0, 1, [])));
        Assert.StartsWith("to: expected [3], as the other end, found [4]", Told(() => LatentPlaces.Between(center, zeros(4), 3)));
        Assert.StartsWith("count: expected at least 2, found 1", Told(() => LatentPlaces.Between(center, center, 1)));
    }
}
