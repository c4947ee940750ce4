using Workbook.Run;

namespace Workbook.Tests.Run;

public class TerminalTextTests
{
    [Theory]
    [InlineData("a\nb", "a\nb")]
    [InlineData("a\r\nb\r\n", "a\nb\n")]
    [InlineData(" 10 %\r 50 %\r100 %\ndone\n", "100 %\ndone\n")]
    [InlineData("long line\rshort", "shortline")]
    [InlineData("abc\b\bX", "aXc")]
    [InlineData("\b\ba", "a")]
    [InlineData("abc\r\u001b[Kd", "d")]
    [InlineData("abc\u001b[2K\rd", "d")]
    [InlineData("abc\r\u001b[0Kd\n", "d\n")]
    [InlineData("abc\u001b[2Kd\n", "   d\n")]
    [InlineData("abcd\b\b\u001b[1Kx", "  xd")]
    [InlineData("\u001b[31mred\u001b[0m\n", "\u001b[31mred\u001b[0m\n")]
    [InlineData("\u001b[31mred\u001b[0m\rX", "\u001b[0mXed")]
    [InlineData("🙂🙂\rX", "X🙂")]
    [InlineData("kept\n1\r2\r3", "kept\n3")]
    public void Text_is_what_a_terminal_shows(string written, string shown) => Assert.Equal(shown, Show(written));

    [Fact]
    public void Pieces_give_the_same_text_as_the_whole()
    {
        string[] pieces = ["a", "bc", "\n", "\r", "\b", "\u001b[31m", "\u001b[K", "\u001b[2K", "é", "🙂", "50 %", "\r\n"];
        for (var seed = 0; seed < 500; seed++)
        {
            var random = new Random(seed);
            var whole = string.Concat(Enumerable.Range(0, random.Next(40)).Select(_ => pieces[random.Next(pieces.Length)]));
            var cut = random.Next(whole.Length + 1);
            Assert.Equal(Show(whole), Show(whole[..cut], whole[cut..]));
        }
    }

    [Fact]
    public void A_progress_bar_is_kept_once()
    {
        var text = new TerminalText();
        for (var i = 0; i < 100_000; i++) text.Append($"\r{i,6} of 100000");

        Assert.Equal(" 99999 of 100000", text.ToString());
        Assert.Equal(16, text.Length);
    }

    private static string Show(params string[] pieces)
    {
        var text = new TerminalText();
        foreach (var piece in pieces) text.Append(piece);
        return text.ToString();
    }
}
