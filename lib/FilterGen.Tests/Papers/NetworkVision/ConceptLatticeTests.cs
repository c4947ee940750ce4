using System.Net;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using FilterGen.Papers.NetworkVision.Lattices;

namespace FilterGen.Tests.Papers.NetworkVision;

public sealed class ConceptLatticeTests
{
    [Fact]
    public void ConceptsAndCoversOfAThousandRandomContextsEqualBruteForce()
    {
        var random = new Random(1);
        for (var i = 0; i < 1_000; i++)
        {
            var has = Matrix(random, random.Next(1, 9), random.Next(1, 9), random.NextDouble());
            var lattice = Context(has).Concepts();
            var found = lattice.Concepts.Select(concept => (Bits(concept.Extent), Bits(concept.Intent))).ToList();
            Assert.Equal(found.Count, found.Distinct().Count());
            Assert.Equal(BruteForce.Concepts(has), found.ToHashSet());
            Assert.Equal(BruteForce.Covers(lattice), lattice.Covers.Order());
        }
    }

    [Fact]
    public void EveryTwoConceptsHaveAMeetAndAJoin()
    {
        var random = new Random(2);
        for (var i = 0; i < 60; i++)
        {
            var lattice = Context(Matrix(random, random.Next(1, 9), random.Next(1, 9), random.NextDouble())).Concepts();
            var all = Enumerable.Range(0, lattice.Concepts.Count).ToList();
            foreach (var (a, b) in all.SelectMany(a => all.Select(b => (a, b))))
            {
                var below = all.Where(c => lattice.IsBelow(c, a) && lattice.IsBelow(c, b)).ToList();
                Assert.Contains(lattice.Meet(a, b), below);
                Assert.All(below, c => Assert.True(lattice.IsBelow(c, lattice.Meet(a, b))));
                var above = all.Where(c => lattice.IsBelow(a, c) && lattice.IsBelow(b, c)).ToList();
                Assert.Contains(lattice.Join(a, b), above);
                Assert.All(above, c => Assert.True(lattice.IsBelow(lattice.Join(a, b), c)));
            }
        }
    }

    [Fact]
    public void LabelsAloneHoldTheContext()
    {
        var random = new Random(3);
        for (var i = 0; i < 60; i++)
        {
            var context = Context(Matrix(random, 7, 6, random.NextDouble()));
            var lattice = context.Concepts();
            var all = Enumerable.Range(0, lattice.Concepts.Count).ToList();
            for (var cell = 0; cell < 42; cell++)
            {
                var ofObject = Assert.Single(all, c => lattice.ObjectLabels(c).Contains(context.Objects[cell / 6]));
                var ofAttribute = Assert.Single(all, c => lattice.AttributeLabels(c).Contains(context.Attributes[cell % 6]));
                Assert.Equal(context[cell / 6, cell % 6], lattice.IsBelow(ofObject, ofAttribute));
            }
        }
    }

    [Fact]
    public void ThirtyByThirtyAndMoreThanAWordOfBits()
    {
        var lattice = Context(Matrix(new(4), 30, 30, 0.5)).Concepts(100_000);
        Assert.InRange(lattice.Concepts.Count, 200, 20_000);
        Assert.Equal(30, lattice.Concepts[^1].Extent.Count);
        Assert.All(lattice.Covers, cover => Assert.True(lattice.IsBelow(cover.Lower, cover.Upper)));

        var chain = new bool[70, 70];
        for (var cell = 0; cell < 4_900; cell++) chain[cell / 70, cell % 70] = cell % 70 <= cell / 70;
        Assert.Equal((70, 69), (Context(chain).Concepts().Concepts.Count, Context(chain).Concepts().Covers.Count));
    }

    [Fact]
    public void TooManyConceptsAreSaidAndNotSearched()
    {
        var context = AllSets(40);
        var error = Assert.Throws<TooManyConceptsException>(() => context.Concepts());
        Assert.StartsWith("A context of 40 objects and 40 attributes: more than 10,000 concepts, too large to draw.", error.Message);
        var figure = LatticeFigure.Of(context);
        Assert.Contains("too large to draw", figure.ToHtml(), StringComparison.Ordinal);
        Assert.Equal(error.Message, figure.ToString());

        Assert.Equal(8_192, AllSets(13).Concepts().Concepts.Count);
        Assert.Throws<TooManyConceptsException>(() => AllSets(13).Concepts(8_191));
    }

    [Fact]
    public void One_cover_is_no_covers() => Assert.StartsWith(
        "2 concepts, 1 cover\n", $"{FormalContext.FromCsv(",a,b\nx,1,0\ny,1,1\n").Concepts()}", StringComparison.Ordinal);

    [Theory]
    [InlineData(13, "8,192 concepts, 53,248 covers")]
    [InlineData(11, "2,048 concepts, 11,264 covers")]
    public void MoreConceptsThanCanBeDrawnAreCountedInOneSentence(int size, string counts)
    {
        var figure = LatticeFigure.Of(AllSets(size));
        var sentence = $"{counts}: more than 2,000 concepts, too large to draw. Take fewer objects or attributes, or another threshold.";
        Assert.Equal(sentence, figure.ToString());
        Assert.Contains($"\"caption\":\"{sentence}\"", figure.ToHtml(), StringComparison.Ordinal);
        Assert.DoesNotContain("<path", figure.ToSvg(), StringComparison.Ordinal);
        Assert.DoesNotContain("exception", figure.ToHtml() + figure.ToSvg(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void AThousandConceptsAreDrawnNoWiderThanAPage()
    {
        var picture = XDocument.Parse(LatticeFigure.Of(AllSets(10)).ToSvg()).Root!;
        Assert.InRange(double.Parse(picture.Attribute("width")!.Value), 300, 700);
        Assert.InRange(double.Parse(picture.Attribute("height")!.Value), 300, 1_500);
        Assert.Contains("1,024 concepts, 5,120 covers", picture.Value, StringComparison.Ordinal);
        Assert.Equal(1_024, picture.Descendants().Sum(shape => Regex.Count((string?)shape.Attribute("d") ?? "", "h0")));
    }

    [Fact]
    public void ALabelOfManyNamesSaysHowManyMore()
    {
        var has = new bool[2, 30];
        for (var column = 0; column < 30; column++) has[0, column] = true;
        string[] names = [.. Enumerable.Range(1, 29).Select(i => $"name {i}"), "last"];
        Assert.Contains(">name 1, name 2, name 3, +27<", LatticeFigure.Of(new(["x", "y"], names, has)).ToSvg(), StringComparison.Ordinal);
        string[] one = [new('n', 50)];
        Assert.Contains($">{new string('n', 30)}…<", WebUtility.HtmlDecode(LatticeFigure.Of(new(["x"], one, new[,] { { true } })).ToSvg()),
            StringComparison.Ordinal);
    }

    /// <summary>Of n objects that lack one attribute each, every set is a concept: 2^n.</summary>
    private static FormalContext AllSets(int size)
    {
        var has = new bool[size, size];
        for (var cell = 0; cell < size * size; cell++) has[cell / size, cell % size] = cell / size != cell % size;
        return Context(has);
    }

    private static bool[,] Matrix(Random random, int objects, int attributes, double density)
    {
        var has = new bool[objects, attributes];
        for (var cell = 0; cell < objects * attributes; cell++) has[cell / attributes, cell % attributes] = random.NextDouble() < density;
        return has;
    }

    private static FormalContext Context(bool[,] has) => new(Names(has.GetLength(0)), Names(has.GetLength(1)), has);

    private static string[] Names(int count) => [.. Enumerable.Range(0, count).Select(i => i.ToString("D2"))];

    private static int Bits(IEnumerable<string> names) => names.Sum(name => 1 << int.Parse(name));
}
