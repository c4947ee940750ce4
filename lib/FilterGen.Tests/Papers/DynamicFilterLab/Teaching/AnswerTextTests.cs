using FilterGen.Papers.DynamicFilterLab.Teaching;

namespace FilterGen.Tests.Papers.DynamicFilterLab.Teaching;

public sealed class AnswerTextTests
{
    [Fact]
    public void Lines_are_filled_and_no_word_is_broken()
    {
        string[] words = [.. Enumerable.Range(0, 60).Select(i => new string((char)('a' + i % 26), 1 + i % 9))];
        string filled = AnswerText.Fill(string.Join(" ", words[..35]) + "\n   " + string.Join("  ", words[35..]));
        Assert.Equal(words, filled.Split(' ', '\n'));
        Assert.All(filled.Split('\n'), line => Assert.InRange(line.Length, 1, 100));
        Assert.All(filled.Split('\n').SkipLast(1), line => Assert.InRange(line.Length, 90, 100));
    }

    [Fact]
    public void Paragraphs_items_and_bullets_begin_on_lines_of_their_own() => Assert.Equal(
        "One.\nTwo goes on.\n3.2.1: First.\n- A bullet.", AnswerText.Fill("One.\n\nTwo\r\n  goes on.\n3.2.1: First.\n- A bullet.\n"));

    [Fact]
    public void A_number_inside_a_sentence_begins_nothing() =>
        Assert.Equal("It went from 29.5 to 31.0 %.", AnswerText.Fill("It went from\n29.5 to 31.0 %."));

    [Fact]
    public void A_word_longer_than_a_line_stays_whole() =>
        Assert.Equal($"a\n{new string('b', 140)}\nc", AnswerText.Fill($"a {new string('b', 140)} c"));

    [Theory]
    [InlineData("")]
    [InlineData(" \n ")]
    public void Nothing_stays_nothing(string text) => Assert.Equal("", AnswerText.Fill(text));
}
