using System.Text.RegularExpressions;
using FilterGen.Papers.NetworkVision;
using FilterGen.Papers.NetworkVision.Lattices;

namespace FilterGen.Tests.Papers.NetworkVision;

/// <summary>
/// The concepts of the paper's Table 2. What is expected was found by going through all sets of autoencoders by hand and by a program
/// of its own.
/// </summary>
public sealed class PaperTableTests
{
    private const string AtSixTenths = "(V, LAVIR) (LV, LAIR) (VI, VIR) (LVR, AIR) (LAVR, AI) (LVIR, IR) (LAVIR, I)";
    private const string AtEightTenths = "(V, LAVIR) (LV, LAIR) (LVR, AIR) (LAVR, AI) (LAVIR, I)";
    private const string AtOne = "(∅, LAVIR) (L, LIR) (A, A) (V, VIR) (LV, IR) (LVI, I) (LVR, R) (LAVIR, ∅)";

    [Fact]
    public void The_median_is_of_pairs_of_two_and_where_a_table_and_its_lattice_can_start()
    {
        Assert.Equal((0.6416 + 0.8405) / 2, RrcTable.Paper.Median, 1e-9);
        Assert.Equal(0.8, new RrcTable(["X"], new[,] { { 1.0 } }).Median);
        var table = new RrcTable(["X", "Y"], new[,] { { 1, 0.96 }, { 0.98, 1 } });
        Assert.Contains("t = 0.97: 3 of 4 reach it", table.Table(start: table.Median).ToSvg(), StringComparison.Ordinal);
        Assert.Contains("t = 0.97: 2 concepts, 1 cover", table.Lattice(start: table.Median).ToSvg(), StringComparison.Ordinal);
        Assert.Contains("t = 0.80: 1 concept, 0 covers", table.Lattice().ToSvg(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.6, ThresholdRule.AtLeast, "L:LAIR A:AI V:LAVIR I:VIR R:AIR", AtSixTenths, 8)]
    [InlineData(0.8, ThresholdRule.AtLeast, "L:LAIR A:AI V:LAVIR I:I R:AIR", AtEightTenths, 4)]
    [InlineData(1.0, ThresholdRule.AtLeast, "L:LIR A:A V:VIR I:I R:R", AtOne, 10)]
    [InlineData(1.0, ThresholdRule.Printed, "L:LIR A:A V:VIR I:I R:R", AtOne, 10)]
    [InlineData(0.6, ThresholdRule.Printed, "L:∅ A:∅ V:∅ I:∅ R:∅", "(∅, LAVIR) (LAVIR, ∅)", 1)]
    [InlineData(0.8, ThresholdRule.Printed, "L:R A:∅ V:∅ I:∅ R:∅", "(∅, LAVIR) (L, R) (LAVIR, ∅)", 2)]
    public void ContextConceptsAndCovers(double threshold, ThresholdRule rule, string rows, string concepts, int covers)
    {
        var context = RrcTable.Paper.Context(threshold, rule);
        Assert.Equal(rows, string.Join(" ", context.Objects.Select((name, row) =>
            $"{name[2..]}:{Letters(context.Attributes.Where((_, column) => context[row, column]))}")));

        var lattice = context.Concepts();
        var found = lattice.Concepts.Select(concept =>
            $"({Letters(concept.Extent.Select(name => name[2..]))}, {Letters(concept.Intent)})").ToList();
        Assert.Equal(concepts, string.Join(" ", found));
        Assert.Equal(covers, lattice.Covers.Count);
        Assert.Equal(BruteForce.Covers(lattice), lattice.Covers.Order());
    }

    [Theory]
    [InlineData(0.6, 17)]
    [InlineData(0.8, 15)]
    [InlineData(1.0, 9)]
    public void OnesOfTheContext(double threshold, int ones)
    {
        var context = RrcTable.Paper.Context(threshold);
        Assert.Equal(ones, Enumerable.Range(0, 25).Count(cell => context[cell / 5, cell % 5]));
    }

    /// <summary>In the labels alone is the whole context: an object has what stands at or above its concept.</summary>
    [Fact]
    public void ReducedLabels()
    {
        var lattice = RrcTable.Paper.Context(0.6).Concepts();
        Assert.Equal("A_V|A_L|A_I|A_R|A_A||", string.Join("|", lattice.Concepts.Select((_, i) => string.Join(",", lattice.ObjectLabels(i)))));
        Assert.Equal("|L|V||A|R|I", string.Join("|", lattice.Concepts.Select((_, i) => string.Join(",", lattice.AttributeLabels(i)))));
    }

    [Fact]
    public void TheSliderReachesEveryLatticeOfTheTable()
    {
        var html = RrcTable.Paper.Lattice().ToHtml();
        foreach (var concepts in new[] { "7 concepts, 8 covers", "5 concepts, 4 covers", "8 concepts, 10 covers" })
            Assert.Contains($"\"caption\":\"{concepts}\"", html, StringComparison.Ordinal);
        Assert.Contains("5 concepts, 4 covers", RrcTable.Paper.Lattice().ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void OnlyFiguresOfOneTableMoveTogether()
    {
        var invented = new CrossEvaluation(["weak", "strong"], new[,] { { 0.50, 0.52 }, { 0.30, 0.80 } }, [0.55, 0.82]);
        var tables = new[] { RrcTable.Paper, invented.Rrc(), invented.Rrc(RrcNormalization.Maximum) };
        var links = tables.Select(table => Link(table.Table().ToHtml())).ToList();
        Assert.Equal(3, links.Distinct().Count());
        Assert.Equal(links, tables.Select(table => Link(table.Lattice().ToHtml())));
        Assert.Equal(links[0], Link(RrcTable.Paper.Lattice("As printed", ThresholdRule.Printed).ToHtml()));
    }

    private static string Link(string html) => Regex.Match(html, "\"link\":\"(rrc-[0-9a-f]{16})\"").Groups[1].Value;

    private static string Letters(IEnumerable<string> names)
    {
        var letters = string.Concat(names);
        return letters.Length == 0 ? "∅" : letters;
    }
}
