using FilterGen.Training;

namespace FilterGen.Tests.Training;

public sealed class SeedsTests
{
    [Fact]
    public void DerivedSeedsDiffer()
    {
        var seeds =
            from seed in Enumerable.Range(-5, 11)
            from purpose in Enum.GetValues<SeedPurpose>()
            from index in Enumerable.Range(0, 50)
            select Seeds.Derive(seed, purpose, index);
        var all = seeds.ToList();
        Assert.Equal(all.Count, all.Distinct().Count());
        Assert.Equal(all.Count, all.Select(seed => (int)seed).Distinct().Count());
        Assert.All(all, seed => Assert.True(seed >= 0));
    }

    [Theory]
    [InlineData(1, 2, 0, 842945721980597814)]
    [InlineData(1, 2, 19, 3445411294901492080)]
    [InlineData(-7, 1, 3, 8083161803364913698)]
    public void DerivedSeedsStayTheSame(long seed, int purpose, int index, long expected)
    {
        // Checkpoints count on it: a resumed epoch must find the order in which it began.
        Assert.Equal(expected, Seeds.Derive(seed, (SeedPurpose)purpose, index));
    }
}
