using FilterGen.Tsne.Affinities;

namespace FilterGen.Tsne.Tests.Affinities;

public sealed class PerplexitySearchTests
{
    [Theory]
    [InlineData(1.5, 1f)]
    [InlineData(10, 1e-20f)]
    [InlineData(30, 1e20f)]
    [InlineData(49, 1f)]
    public void ProbabilitiesHaveThePerplexity(double perplexity, float scale)
    {
        var random = new Random(1);
        var distances = Enumerable.Range(0, 50).Select(_ => scale * (5 + random.NextSingle())).ToArray();
        var probabilities = new double[50];
        new PerplexitySearch(perplexity).Find(distances, probabilities);
        Assert.Equal(1, probabilities.Sum(), 1e-12);
        Assert.Equal(perplexity, Math.Exp(-probabilities.Sum(p => p * Math.Log(p))), 1e-5);
        for (var i = 1; i < 50; i++) Assert.Equal(distances[i] < distances[0], probabilities[i] > probabilities[0]);
    }

    [Fact]
    public void EquallyNearPointsShareWhatIsLeft()
    {
        var probabilities = new double[6];
        new PerplexitySearch(2).Find([0, 0, 0, 0, 7, 9], probabilities);
        Assert.All(probabilities[..4], p => Assert.Equal(0.25, p, 1e-6));
        new PerplexitySearch(2).Find([3, 3, 3, 3, 3, 3], probabilities);
        Assert.All(probabilities, p => Assert.Equal(1 / 6.0, p, 1e-12));
    }
}
