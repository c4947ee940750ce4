using FilterGen.Data.Folders;

namespace FilterGen.Tests.Data.Folders;

public sealed class ComposedNameTests
{
    /// <summary>What Python's unicodedata.normalize gives for NFD and NFC.</summary>
    [Theory]
    [InlineData("cat 1", "cat 1")]
    [InlineData("U\u0308bung", "\u00dcbung")]
    [InlineData("a\u0323\u0302", "\u1ead")]
    [InlineData("e\u0331\u0301", "\u00e9\u0331")]
    [InlineData("x\u0302\u0308", "x\u0302\u0308")]
    [InlineData("\u304b\u3099", "\u304c")]
    [InlineData("\u1112\u1161\u11ab\u1100\u1173\u11af", "\ud55c\uae00")]
    [InlineData("\u0627\u064e\u0654", "\u0623\u064e")]
    [InlineData("\u03b1\u0313\u0300\u0345", "\u1f82")]
    [InlineData("\ud804\udc99\ud804\udcba", "\ud804\udc9a")]
    [InlineData("\u0308a \ud83d\ude00", "\u0308a \ud83d\ude00")]
    [InlineData("\u0915\u093c", "\u0915\u093c")]
    public void BothFormsGiveTheComposedOne(string apart, string joined)
    {
        Assert.Equal(joined, ComposedName.Of(apart));
        Assert.Equal(joined, ComposedName.Of(joined));
    }
}
