using FilterGen.Papers.NetworkVision.Lattices;

namespace FilterGen.Tests.Papers.NetworkVision;

public sealed class FormalContextTests
{
    [Theory]
    [InlineData(",water,moves\nfrog,1,1\nreed,1,0\n")]
    [InlineData(",water,moves\nfrog,×,×\nreed,×,·\n")]
    [InlineData("\uFEFFname;water;moves\r\nfrog;x;X\r\nreed;x;\r\n")]
    [InlineData("\twater\tmoves\nfrog\ttrue\tyes\nreed\tTRUE\tno\n\n")]
    [InlineData(",\"water\",\"moves\"\n\"frog\",\"1\",1\nreed,1,.")]
    public void TextOfManyHands(string text)
    {
        var context = FormalContext.FromCsv(text);
        Assert.Equal(["frog", "reed"], context.Objects);
        Assert.Equal(["water", "moves"], context.Attributes);
        Assert.Equal("×× frog\n×· reed", context.ToString());
    }

    [Fact]
    public void NamesMayHoldCommasAndQuotes() =>
        Assert.Equal("A, \"the\" first", Assert.Single(FormalContext.FromCsv(",a\n\"A, \"\"the\"\" first\",1").Objects));

    [Fact]
    public void AFileIsNamedInErrors()
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, ",a\nx,2");
            Assert.StartsWith(
                $"{Path.GetFileName(path)}, line 2, column \"a\": expected 1, x, ×, true or yes, or else 0, nothing, a dot, a dash, false "
                + "or no, found \"2\". A table of",
                Assert.Throws<FormatException>(() => FormalContext.ReadCsv(path)).Message);
            File.WriteAllText(path, ",a\nx,1");
            Assert.True(FormalContext.ReadCsv(path)[0, 0]);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Theory]
    [InlineData("UTF-8", false)]
    [InlineData("UTF-8", true)]
    [InlineData("UTF-16", true)]
    [InlineData("UTF-16BE", true)]
    public void FilesInUnicodeAreRead(string encoding, bool mark)
    {
        var writer = Encoding.GetEncoding(encoding);
        using TemporaryFolder folder = new();
        folder.Write("a.csv", [.. mark ? writer.GetPreamble() : [], .. writer.GetBytes(",schwimmt,猫 😀\r\nMöwe,x,\r\n")]);
        var context = FormalContext.ReadCsv(folder.File("a.csv"));
        Assert.Equal(("Möwe", "schwimmt", "猫 😀"), (context.Objects[0], context.Attributes[0], context.Attributes[1]));
        Assert.Equal("×· Möwe", context.ToString());
    }

    [Theory]
    [InlineData("Latin1", ",a\r\nx,1\r\nMöwe,1\r\n", 3)]
    [InlineData("Latin1", ",é\nx,1\n", 1)]
    [InlineData("Latin1", ",a\rx,1\rMöwe,1\r", 3)]
    [InlineData("UTF-16", ",a\nx,1\n", 1)]
    [InlineData("UTF-16BE", ",a\nx,1\n", 1)]
    public void FilesInOtherEncodingsAreNamedWithTheLine(string encoding, string text, int line)
    {
        using TemporaryFolder folder = new();
        folder.Write("a.csv", Encoding.GetEncoding(encoding).GetBytes(text));
        var error = Assert.Throws<FormatException>(() => FormalContext.ReadCsv(folder.File("a.csv")));
        Assert.StartsWith($"a.csv, line {line}: expected text in UTF-8, or in UTF-16 with a byte order mark; found", error.Message);
        Assert.EndsWith("Save the file as UTF-8 (in Excel: \"CSV UTF-8\").", error.Message);
    }

    [Fact]
    public void AFileThatEndsWithinACharacterIsNamed()
    {
        using TemporaryFolder folder = new();
        folder.Write("a.csv", [.. ",a\nx,1\n"u8, 0xc3]);
        Assert.StartsWith("a.csv, line 3: ", Assert.Throws<FormatException>(() => FormalContext.ReadCsv(folder.File("a.csv"))).Message);
        folder.Write("b.csv", [0xff, 0xfe, .. Encoding.Unicode.GetBytes(",a\nx,1"), 0x31]);
        Assert.StartsWith("b.csv, line 2: ", Assert.Throws<FormatException>(() => FormalContext.ReadCsv(folder.File("b.csv"))).Message);
    }

    [Theory]
    [InlineData("", "CSV: expected a line with the attributes' names, after an empty cell, and a line for each object; found 0 line(s)")]
    [InlineData(",a,b", "CSV: expected a line with the attributes' names, after an empty cell, and a line for each object; found 1 line(s)")]
    [InlineData("a\nb\n", "CSV: expected a line with the attributes' names, after an empty cell, and a line for each object; found 2 line(s)")]
    [InlineData(",a,b\nx,1\n", "CSV, line 2: expected 3 cells, a name and 2 values as in the first line, found 2.")]
    [InlineData(",a,b\nx,1,0\ny,1,0,1\n", "CSV, line 3: expected 3 cells")]
    [InlineData(",a\nx,\"1\n", "CSV, line 2: expected each opened quote to be closed.")]
    [InlineData(",a\nx,1\nx,0", "CSV: Context: expected each name among the objects once, found \"x\" 2 times.")]
    public void WhatIsNoContextIsNamed(string text, string expected) =>
        Assert.StartsWith(expected, Assert.Throws<FormatException>(() => FormalContext.FromCsv(text)).Message);

    [Theory]
    [InlineData("\tswims\nduck\tx\n", "swims")]
    [InlineData("name;\"a, b, c\";d\nx;1;0\n", "a, b, c")]
    [InlineData("\uFEFF\r\n,a\r\nx,1\r\n", "a")]
    public void SeparatorsInQuotesAndAnEmptyFirstCellAreUnderstood(string text, string attribute)
    {
        var context = FormalContext.FromCsv(text);
        Assert.Equal(attribute, context.Attributes[0]);
        Assert.True(context[0, 0]);
    }

    [Fact]
    public void NamesThatReadAlikeTogetherCanBeDrawn()
    {
        FormalContext context = new(["a", "b", "a, b"], ["1", "2"], new[,] { { true, false }, { true, false }, { false, true } });
        Assert.Contains("<svg", LatticeFigure.Of(context).ToSvg(), StringComparison.Ordinal);
        Assert.Contains("SECOND", LatticeFigure.Over(new("k", 0, 1, 1, 0), k => new(["o"], [k == 0 ? "FIRST" : "SECOND"], new[,] { { true } }))
            .ToHtml(), StringComparison.Ordinal);
    }

    [Fact]
    public void NamesAndMatrixAreChecked()
    {
        void Fails(string expected, Func<FormalContext> make) => Assert.StartsWith(expected, Assert.Throws<ArgumentException>(make).Message);
        Fails("Context: expected names of objects, found none.", () => new([], ["a"], new bool[0, 1]));
        Fails("Context: expected each name among the attributes once, found \"a\" 2 times.", () => new(["x"], ["a", "a"], new bool[1, 2]));
        Fails("Context: expected a matrix of 1×2, a row for each object and a column", () => new(["x"], ["a", "b"], new bool[2, 1]));
        Fails("Context: expected a threshold, found NaN.", () => FormalContext.FromTable(["x"], ["a"], new[,] { { 1.0 } }, double.NaN));
    }

    [Fact]
    public void WhatIsNoNumberReachesNoThreshold() =>
        Assert.False(FormalContext.FromTable(["x"], ["a"], new[,] { { double.NaN } }, double.NegativeInfinity)[0, 0]);
}
