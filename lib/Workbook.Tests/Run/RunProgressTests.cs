using Workbook.Run;

namespace Workbook.Tests.Run;

public sealed class RunProgressTests
{
    [Theory]
    [InlineData(0.04, "0.0 s")]
    [InlineData(59.94, "59.9 s")]
    [InlineData(60, "1 min 0 s")]
    [InlineData(3599, "59 min 59 s")]
    [InlineData(34758, "9 h 39 min")]
    [InlineData(100_000, "27 h 46 min")]
    public void A_time_reads_well(double seconds, string text) => Assert.Equal(text, RunProgress.Duration(TimeSpan.FromSeconds(seconds)));
}
