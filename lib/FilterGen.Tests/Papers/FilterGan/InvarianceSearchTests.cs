using FilterGen.Papers.FilterGan;
using FilterGen.Training;
using static TorchSharp.torch;

namespace FilterGen.Tests.Papers.FilterGan;

/// <summary>With networks whose weights are drawn: what is tested holds whatever they have learned.</summary>
public sealed class InvarianceSearchTests : IDisposable
{
    private readonly FiveLayerNet network;
    private readonly Tensor images = rand(2, 1, 28, 28, generator: new Generator(3));
    private readonly Tensor center = tensor(new float[] { 0.5f, -0.5f, 0, 0, 0, 0, 0, 0 });

    public InvarianceSearchTests()
    {
        Seeds.Set(1);
        network = new FiveLayerNet().Freeze();
    }

    [Theory]
    [InlineData(4)]
    [InlineData(2)]
    public void The_middle_of_a_grid_is_x_itself_and_all_others_come_nearer(int layer)
    {
        using var generator = new FilterGenerator(network.Filters(layer));
        var places = LatentPlaces.Grid(center, 0, 1, LatentPlaces.Values(3, 3));
        using var map = new InvarianceSearch(network, layer, generator, new() { Steps = 10, Rate = 0.3 }).Find(images, center, places);

        Assert.Equal([2, 9, 1, 28, 28], map.Pictures.shape);
        Assert.Equal([11, 2, 9], map.Distances.shape);
        Assert.InRange(map.Drift, 0, 1e-4);
        Assert.InRange(map.DistanceLeft, 0, 0.999);
        Assert.InRange(map.SquareLeft, 0, map.DistanceLeft);
        Assert.Equal(1, map.Falling()[0], tolerance: 1e-6);
        Assert.True(map.Change > 0);
    }

    [Fact]
    public void Each_picture_is_searched_with_the_filters_of_its_own_place()
    {
        using var generator = new FilterGenerator(network.Filters(4));
        var places = LatentPlaces.Walks(center, [-2, 2])[..3];
        SearchOptions options = new() { Steps = 5, Rate = 0.3 };
        using var map = new InvarianceSearch(network, 4, generator, options).Find(images, center, places);
        using var off = no_grad();
        var wanted = network.Profile(network.Before(images, 4), generator.call(center.unsqueeze(0))[0], 4);
        for (var place = 0; place < 3; place++)
        {
            var profile = network.Profile(network.Before(map.Pictures[.., place], 4), generator.call(places)[place], 4);
            var distance = (profile - wanted).flatten(1).norm(1) / wanted.flatten(1).norm(1);
            Fixtures.Close.Assert(distance, map.Distances[5, .., place], 1e-4, $"place {place}");
        }
    }

    [Fact]
    public void The_class_is_kept_where_the_network_answers_as_for_the_image()
    {
        using var map = new InvarianceMap(
            images, images.unsqueeze(1).expand(2, 2, 1, 28, 28) * tensor(new float[] { 1, 0.5f }).reshape(1, 2, 1, 1, 1),
            tensor(new float[] { 0, 0, 0.4f, 0.2f, 0, 0, 0.1f, 0.15f }).reshape(2, 2, 2),
            tensor(new long[,] { { 3, 3 }, { 5, 3 } }), tensor(new long[] { 3, 3 }), zeros(1));

        Assert.Equal(0.75, map.ClassKept, tolerance: 1e-6);
        // The first image's pictures start where they are to be: they drift, the others change.
        Assert.Equal((0.3, 0.5), (map.DistanceAtStart, map.DistanceLeft), (a, b) =>
            Math.Abs(a.Item1 - b.Item1) < 1e-6 && Math.Abs(a.Item2 - b.Item2) < 1e-6);
        Assert.Equal((0.25 * 0.25 + 0.75 * 0.75) / 2, map.SquareLeft, tolerance: 1e-6);
        Assert.Equal(0.5, map.Drift, tolerance: 1e-6);
        Assert.Equal(0.25, map.Change, tolerance: 1e-6);

        // Of the second image alone all pictures move, and half of them keep its class.
        using var second = map.Take(1);
        Assert.Equal([1, 2, 1, 28, 28], second.Pictures.shape);
        Assert.Equal((0.5, double.NaN), (second.ClassKept, second.Drift));
        Assert.Equal(0.5, second.DistanceLeft, tolerance: 1e-6);
    }

    /// <summary>One search leaves 0.64 of the squared distance; another that leaves 0.63 shows a floor, with 0.36 none.</summary>
    [Fact]
    public void A_floor_is_what_a_second_search_of_the_same_images_hardly_gets_under()
    {
        InvarianceMap Left(double distance) => new(
            images, images.unsqueeze(1), tensor(new[] { 1f, 1, (float)distance, (float)distance }).reshape(2, 2, 1),
            zeros(2, 1, dtype: int64), zeros(2, dtype: int64), zeros(1));
        using var found = Left(0.8);
        using InvarianceMap little = Left(Math.Sqrt(0.63)), far = Left(0.6), worse = Left(0.9);

        Assert.Equal(0.64, found.SquareLeft, tolerance: 1e-6);
        Assert.True(found.IsAtFloor(little));
        Assert.True(found.IsAtFloor(worse));
        Assert.False(found.IsAtFloor(far));
        using var one = far.Take(0);
        Assert.StartsWith("expected a search of the same 2 images and 1 places, found 1 and 1.",
            Assert.Throws<ArgumentException>(() => found.IsAtFloor(one)).Message);
    }

    [Fact]
    public void Same_answers_are_counted_against_those_with_the_middles_filters()
    {
        using var generator = new FilterGenerator(network.Filters(4));
        using var off = no_grad();
        var (digits, far) = (rand(50, 1, 28, 28, generator: new Generator(5)), center + 1e4f);
        var shares = new InvarianceSearch(network, 4, generator).SameAnswers(digits, center, stack([center, far]));

        Tensor Answers(Tensor z) => network.After(
            network.Profile(network.Before(digits, 4), generator.call(z.unsqueeze(0))[0], 4), 4).argmax(1);
        Assert.Equal(1, shares[0]);
        Assert.Equal(Answers(far).eq(Answers(center)).sum().item<long>() / 50.0, shares[1], tolerance: 1e-6);
        Assert.InRange(shares[1], 0, 0.9);
    }

    [Fact]
    public void Noise_of_another_length_is_told()
    {
        using var generator = new FilterGenerator(network.Filters(4));
        var error = Assert.Throws<ArgumentException>(
            () => new InvarianceSearch(network, 4, generator).Find(images, zeros(3), zeros(1, 8)));

        Assert.StartsWith("center: expected [8], found [3].", error.Message);
    }

    [Fact]
    public void What_cannot_be_searched_is_told()
    {
        using var generator = new FilterGenerator(network.Filters(4));
        var search = new InvarianceSearch(network, 4, generator);
        string Told(Tensor pictures, Tensor places) =>
            Assert.ThrowsAny<ArgumentException>(() => search.Find(pictures, zeros(8), places)).Message;
        Assert.StartsWith("images: expected at least 1, found 0", Told(images[..0], zeros(1, 8)));
        Assert.StartsWith("images: expected real numbers in [0, 1], found Byte", Told(images.to(uint8), zeros(1, 8)));
        Assert.StartsWith("images: expected pictures in [0, 1]", Told(images * 255, zeros(1, 8)));
        Assert.StartsWith("places: expected at least 1, found 0", Told(images, zeros(0, 8)));
        Assert.StartsWith("places: expected finite numbers", Told(images, zeros(1, 8) / 0));
    }

    [Fact]
    public void A_generator_for_another_layer_of_the_same_shape_is_refused()
    {
        using var generator = new FilterGenerator(network.Filters(4));
        var error = Assert.Throws<ArgumentException>("generator", () => _ = new InvarianceSearch(network, 3, generator));

        Assert.StartsWith("expected a generator for the filters of layer 3 of this network, found one for other filters.", error.Message);
    }

    public void Dispose() => network.Dispose();
}
