using static TorchSharp.torch;

namespace FilterGen.Tsne.Tests;

public sealed class TSneErrorsTests
{
    private static readonly TSneOptions Quiet = new() { Output = TextWriter.Null, Iterations = 5 };

    [Theory]
    [InlineData(float.NaN, "NaN")]
    [InlineData(float.PositiveInfinity, "Infinity")]
    public void SaysWhichNumberIsNotFinite(float bad, string name)
    {
        using var scope = NewDisposeScope();
        var points = zeros(100, 4);
        points[17, 2] = tensor(bad);
        var error = Assert.Throws<ArgumentException>(() => TSne.Fit(points, Quiet));
        Assert.StartsWith($"points: expected finite numbers, found {name} in point 17, coordinate 2. Remove the point", error.Message);
    }

    [Theory]
    [InlineData(31, "Take more points, or a perplexity of at most 10.")]
    [InlineData(2, "Take at least 4 points.")]
    [InlineData(1, "Take at least 4 points.")]
    public void TooFewPointsForThePerplexity(int count, string advice)
    {
        using var scope = NewDisposeScope();
        var error = Assert.Throws<ArgumentException>(() => TSne.Fit(rand([count, 4]), Quiet));
        Assert.StartsWith($"points: expected more than 31 for a perplexity of 30, found {count}. {advice}", error.Message);
    }

    [Fact]
    public void PointsNeedTwoDimensions()
    {
        using var scope = NewDisposeScope();
        var error = Assert.Throws<ArgumentException>(() => TSne.Fit(rand([100]), Quiet));
        Assert.StartsWith("points: expected [N, D], found [100].", error.Message);
    }

    [Fact]
    public void TheExactMethodHasALimit()
    {
        using var scope = NewDisposeScope();
        var error = Assert.Throws<ArgumentException>(() => TSne.Fit(rand([30_001, 1]), Quiet with { Method = TSneMethod.Exact }));
        Assert.StartsWith("points: expected at most 30000 for Exact, found 30001. Choose BarnesHut or Fft.", error.Message);
    }

    [Fact]
    public void OptionsAreChecked()
    {
        using var scope = NewDisposeScope();
        var points = rand([100, 4]);
        foreach (var options in new[]
        {
            Quiet with { Perplexity = 0.5 }, Quiet with { Perplexity = double.NaN }, Quiet with { Iterations = 0 },
            Quiet with { ExaggerationIterations = -1 }, Quiet with { Exaggeration = 0.5 }, Quiet with { Angle = -1 },
            Quiet with { LearningRate = 0 }, Quiet with { Threads = 0 }, Quiet with { LearningRate = double.PositiveInfinity },
            Quiet with { LearningRate = double.NaN }, Quiet with { Exaggeration = double.PositiveInfinity },
            Quiet with { Exaggeration = double.NaN }, Quiet with { Angle = double.PositiveInfinity }, Quiet with { Angle = double.NaN },
        })
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => TSne.Fit(points, options));
        }
    }

    [Fact]
    public void AStartNeedsOneFinitePlacePerPoint()
    {
        using var scope = NewDisposeScope();
        var points = rand([100, 4]);
        var error = Assert.Throws<ArgumentException>(() => TSne.Fit(points, Quiet with { Initial = zeros(99, 2) }));
        Assert.StartsWith("Initial: expected [100, 2], found [99, 2].", error.Message);
        error = Assert.Throws<ArgumentException>(() => TSne.Fit(points, Quiet with { Initial = ones(100, 2) / 0 }));
        Assert.StartsWith("Initial: expected finite numbers", error.Message);
    }

    [Fact]
    public void StopsWhenAsked()
    {
        using var scope = NewDisposeScope();
        using var source = new CancellationTokenSource();
        var steps = 0;
        var options = Quiet with
        {
            Iterations = 100,
            Cancellation = source.Token,
            OnIteration = snapshot =>
            {
                steps = snapshot.Iteration;
                if (steps == 3) source.Cancel();
            },
        };
        Assert.Throws<OperationCanceledException>(() => TSne.Fit(rand([100, 4]), options));
        Assert.Equal(3, steps);
    }

    [Theory]
    [MemberData(nameof(TSneTests.Methods), MemberType = typeof(TSneTests))]
    public void StopsBeforeItStarts(TSneMethod method)
    {
        using var scope = NewDisposeScope();
        using var source = new CancellationTokenSource();
        source.Cancel();
        var options = Quiet with { Method = method, Threads = 2, Cancellation = source.Token };
        var error = Assert.Throws<OperationCanceledException>(() => TSne.Fit(rand([100, 4]), options));
        Assert.Equal(source.Token, error.CancellationToken);
    }

    [Fact]
    public void AnInterruptOfTheThreadStops()
    {
        using var scope = NewDisposeScope();
        var points = rand([50, 4]);
        var steps = 0;
        Exception? error = null;
        Thread? thread = null;
        var options = Quiet with
        {
            Perplexity = 5,
            Iterations = 20_000,
            Threads = 1,
            OnIteration = snapshot =>
            {
                steps = snapshot.Iteration;
                if (steps == 3) thread!.Interrupt();
            },
        };
        thread = new(() => error = Record.Exception(() => TSne.Fit(points, options)));
        thread.Start();
        thread.Join();
        Assert.Equal(3, steps);
        Assert.IsType<OperationCanceledException>(error);
        Assert.Equal("t-SNE stopped after step 3 of 20000.", error.Message);
    }

    [Fact]
    public void AnInterruptInTheMidstOfAStepStopsToo()
    {
        using var scope = NewDisposeScope();
        var points = rand([1_500, 4]);
        var steps = 0;
        Exception? error = null;
        var options = Quiet with
        {
            Perplexity = 5,
            Iterations = 1_000_000,
            Threads = 2,
            OnIteration = snapshot => Volatile.Write(ref steps, snapshot.Iteration),
        };
        Thread thread = new(() => error = Record.Exception(() => TSne.Fit(points, options)));
        thread.Start();
        Assert.True(SpinWait.SpinUntil(() => Volatile.Read(ref steps) >= 3, TimeSpan.FromMinutes(1)));
        thread.Interrupt();
        Assert.True(thread.Join(TimeSpan.FromMinutes(1)));
        Assert.StartsWith("t-SNE stopped ", Assert.IsType<OperationCanceledException>(error).Message);
    }

    [Theory]
    [MemberData(nameof(TSneTests.Methods), MemberType = typeof(TSneTests))]
    public void AMapThatFliesApartIsAnError(TSneMethod method)
    {
        using var scope = NewDisposeScope();
        var options = Quiet with { Method = method, LearningRate = 1e30, Iterations = 100 };
        var error = Assert.Throws<ArithmeticException>(() => TSne.Fit(rand([100, 4], generator: new Generator(1)), options));
        Assert.Matches(@"^t-SNE: .* in iteration \d+.*ower LearningRate", error.Message);
    }

    [Fact]
    public void TheDivergenceIsThatOfTheStepOrAnError()
    {
        using var scope = NewDisposeScope();
        List<TSneSnapshot> seen = [];
        List<double> divergences = [];
        var options = Quiet with
        {
            OnIteration = snapshot =>
            {
                seen.Add(snapshot);
                if (snapshot.Iteration < 4) divergences.Add(snapshot.KullbackLeibler);
            },
        };
        using var map = TSne.Fit(rand([100, 4]), options);
        Assert.Equal(divergences, seen[..3].Select(snapshot => snapshot.KullbackLeibler));
        var error = Assert.Throws<InvalidOperationException>(() => seen[3].KullbackLeibler);
        Assert.StartsWith("KullbackLeibler of step 4 can be read only while OnIteration runs", error.Message);
    }
}
