using Workbook.Run;

namespace Workbook.Tests.Run;

public sealed class FinishedLinesTests
{
    [Fact]
    public void A_progress_bar_is_one_line_and_an_unfinished_line_comes_at_the_end()
    {
        using var log = new StringWriter();
        using (var lines = new FinishedLines(log))
        {
            lines.Write("10 %");
            lines.Write("\r50 %");
            Assert.Equal("", log.ToString());
            lines.Write("\rdone \nnext\nbe");
            Assert.Equal("done \nnext\n", log.ToString());
            lines.Write('g');
            lines.Write("un");
        }
        Assert.Equal("done \nnext\nbegun", log.ToString());
    }
}
