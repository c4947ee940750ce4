using FilterGen.Data;

namespace FilterGen.Tests.Data;

public class TransferProgressTests
{
    [Fact]
    public void The_line_says_how_much_is_there_and_how_long_the_rest_takes() => Assert.Equal(
        "digits: 4.0 of 10.0 MB, 3 s left",
        TransferProgress.Line("digits", 4_000_000, 10_000_000, TimeSpan.FromSeconds(2)));

    [Fact]
    public void Without_a_length_the_line_says_how_much_is_there() =>
        Assert.Equal("digits: 4.0 MB", TransferProgress.Line("digits", 4_000_000, null, TimeSpan.FromSeconds(2)));
}
