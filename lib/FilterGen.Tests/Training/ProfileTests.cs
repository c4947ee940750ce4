using FilterGen.Training;

namespace FilterGen.Tests.Training;

public sealed class ProfileTests
{
    [Theory]
    [InlineData(null, "quick")]
    [InlineData("", "quick")]
    [InlineData("quick", "quick")]
    [InlineData(" FULL ", "full")]
    public void NameDecides(string? text, string name) => Assert.Equal(name, Profile.Parse(text).Name);

    [Fact]
    public void OtherNamesAreRefused()
    {
        var error = Assert.Throws<ArgumentException>(() => Profile.Parse("fast"));
        Assert.Equal("FILTERGEN_PROFILE: expected quick or full, found fast. Set one of the two, or unset it for quick.", error.Message);
    }

    [Fact]
    public void SaysWhatItChanges()
    {
        var profile = Profile.Parse("quick");
        Assert.Equal(12_000, profile.Choose("training images", quick: 12_000, full: 60_000));
        Assert.Equal(4, profile.Choose("epochs", 3 + 1, 20));
        Assert.Equal("""
            Profile quick: a short run, not the paper's settings.
              training images: 12,000 (full: 60,000)
              epochs: 4 (full: 20)
            Set FILTERGEN_PROFILE=full before starting for the other one.
            """, profile.ToString());
    }

    [Fact]
    public void FullIsTheWholeExperiment()
    {
        var profile = Profile.Parse("full");
        Assert.Equal(20, profile.Choose("epochs", quick: 4, full: 20));
        Assert.Contains("Profile full: the whole experiment.\n  epochs: 20 (quick: 4)", profile.ToString());
    }
}
