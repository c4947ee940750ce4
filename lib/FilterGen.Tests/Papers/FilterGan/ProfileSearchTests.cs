using FilterGen.Papers.FilterGan;
using FilterGen.Tests.Fixtures;
using static TorchSharp.torch;

namespace FilterGen.Tests.Papers.FilterGan;

public class ProfileSearchTests
{
    private static readonly NaturalImagePrior None = new(0, 0);
    private readonly Tensor starts = rand(3, 1, 4, 4, generator: new Generator(1)) * 0.5f + 0.25f;
    private readonly Tensor weights = rand(3, 1, 4, 4, generator: new Generator(2)) + 0.5f;

    /// <summary>For each picture another linear profile.</summary>
    private Tensor Profile(Tensor pictures) => pictures * weights;

    [Fact]
    public void It_takes_the_steps_of_gradient_descent_with_momentum()
    {
        var (wanted, prior) = (Profile(starts.flip(3)), new NaturalImagePrior(0.3, 0.02));
        var (found, distances) = ProfileSearch.Run(Profile, starts, wanted, new() { Rate = 0.2, Steps = 5, Prior = prior });

        var (x, speed) = (starts.clone(), zeros_like(starts));
        for (var step = 0; step < 5; step++)
        {
            using var leaf = x.clone().requires_grad_();
            var distance = (Profile(leaf) - wanted).square().sum([1, 2, 3]) / wanted.square().sum([1, 2, 3]);
            Close.Assert(distance.sqrt(), distances[step], 1e-6, $"distance {step}");
            (distance + prior.Of(leaf - starts)).sum().backward();
            speed = 0.9f * speed + leaf.grad!;
            x = (x - 0.2f * speed).clamp(0, 1);
        }
        Close.Assert(x, found, 1e-6, "x'");
        Assert.Equal([6, 3], distances.shape);
    }

    [Theory]
    [InlineData(SearchOptimizer.GradientDescent, 0.2)]
    [InlineData(SearchOptimizer.Adam, 0.01)]
    public void It_finds_the_pictures_of_the_wanted_profile(SearchOptimizer optimizer, double rate)
    {
        var target = starts.flip(2);
        var (found, distances) =
            ProfileSearch.Run(Profile, starts, Profile(target), new() { Optimizer = optimizer, Rate = rate, Steps = 400, Prior = None });

        Close.Assert(target, found, 1e-2, "x'");
        Assert.All(distances[400].data<float>(), distance => Assert.InRange(distance, 0, 0.01f));
    }

    public static TheoryData<string, SearchOptions> WrongOptions => new()
    {
        { "Rate: expected a finite number above 0, found 0.", new() { Rate = 0 } },
        { "Rate: expected a finite number above 0, found NaN.", new() { Rate = double.NaN } },
        { "Steps: expected at least 0, found -1.", new() { Steps = -1 } },
        { "Optimizer: expected one of SearchOptimizer, found 9.", new() { Optimizer = (SearchOptimizer)9 } },
        { "AlphaWeight: expected a finite number of at least 0, found -1.", new() { Prior = new(-1, 0) } },
        { "VariationWeight: expected a finite number of at least 0, found Infinity.", new() { Prior = new(0, double.PositiveInfinity) } },
        { "Alpha: expected an even number of at least 2, found 5.", new() { Prior = new(1, 1, Alpha: 5) } },
        { "Alpha: expected an even number of at least 2, found 0.", new() { Prior = new(1, 1, Alpha: 0) } },
    };

    [Theory]
    [MemberData(nameof(WrongOptions))]
    public void An_option_out_of_its_range_is_told(string expected, SearchOptions options) =>
        Assert.StartsWith(expected,
            Assert.Throws<ArgumentOutOfRangeException>(() => ProfileSearch.Run(Profile, starts, starts, options)).Message);

    [Fact]
    public void What_is_no_picture_or_no_profile_is_told()
    {
        string Told(Tensor from, Tensor wanted) =>
            Assert.ThrowsAny<ArgumentException>(() => ProfileSearch.Run(Profile, from, wanted)).Message;
        Assert.StartsWith("starts: expected pictures in [0, 1], found numbers from ", Told(starts * 255, starts));
        Assert.StartsWith("starts: expected pictures in [0, 1], found numbers from NaN", Told(starts * double.NaN, starts));
        Assert.StartsWith("starts: expected real numbers in [0, 1], found Byte", Told(starts.to(uint8), starts));
        Assert.StartsWith("starts: expected at least 1, found 0", Told(starts[..0], starts[..0]));
        Assert.StartsWith("wanted: expected finite numbers", Told(starts, starts / 0));
        Assert.StartsWith("wanted: expected profiles that are not of zeros only, found one in place 1.",
            Told(starts, starts * tensor(new[] { 1f, 0, 1 }).reshape(3, 1, 1, 1)));
    }

    [Fact]
    public void A_search_that_runs_away_is_told() => Assert.StartsWith("The search has run away",
        Assert.Throws<ArithmeticException>(() => ProfileSearch.Run(pictures => pictures * 1e30f, starts, starts)).Message);

    [Fact]
    public void An_interrupt_ends_a_search()
    {
        var steps = 0;
        Assert.Throws<ThreadInterruptedException>(() => ProfileSearch.Run(
            pictures =>
            {
                if (++steps == 2) Thread.CurrentThread.Interrupt();
                return Profile(pictures);
            }, starts, starts));
        Assert.Equal(2, steps);
    }

    [Fact]
    public void A_batch_is_as_many_searches_of_one_picture()
    {
        var wanted = Profile(starts.flip(2));
        var (found, _) = ProfileSearch.Run(Profile, starts, wanted, new() { Rate = 0.2, Steps = 20 });
        for (var i = 0; i < 3; i++)
        {
            var own = weights[i..(i + 1)];
            var (alone, _) = ProfileSearch.Run(
                pictures => pictures * own, starts[i..(i + 1)], wanted[i..(i + 1)], new() { Rate = 0.2, Steps = 20 });
            Close.Assert(alone, found[i..(i + 1)], 1e-5, $"picture {i}");
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_picture_that_has_its_profile_stays_unless_the_prior_judges_the_picture(bool priorOfChange)
    {
        SearchOptions options = new() { Rate = 0.2, Steps = 20, Prior = new(0.1, 0.1), PriorOfChange = priorOfChange };
        var (found, _) = ProfileSearch.Run(Profile, starts, Profile(starts), options);

        Assert.Equal(priorOfChange, found.equal(starts).all().item<bool>());
    }

    [Fact]
    public void Pictures_keep_to_black_and_white()
    {
        var (found, _) = ProfileSearch.Run(Profile, starts, Profile(starts * 5 - 2), new() { Rate = 0.5, Steps = 50, Prior = None });

        Assert.Equal((0f, 1f), (found.min().item<float>(), found.max().item<float>()));
    }

    [Fact]
    public void A_profile_of_another_shape_is_told() => Assert.StartsWith(
        "profile: expected [3, 2], found [3, 1, 4, 4].",
        Assert.Throws<ArgumentException>(() => ProfileSearch.Run(Profile, starts, ones(3, 2))).Message);
}
