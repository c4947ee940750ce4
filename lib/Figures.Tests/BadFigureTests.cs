
namespace FilterGen.Figures.Tests;

public class BadFigureTests
{
    private static readonly Series Good = Series.PerEpoch("good", [1, 2]);

    public static TheoryData<string, Action> Mistakes => new()
    {
        { "Figure \"t\": expected at least one series, found none.", () => Plot.Lines("t", "x", "y") },
        { "Figure \"t\": expected at least one series, found none.", () => Plot.Scatter("t", "x", "y") },
        { "Series \"s\": expected at least one point, found none.", () => Plot.Lines("t", "x", "y", new Series("s", [], [])) },
        {
            "Series \"s\": expected one y for each x, found 3 x and 2 y.",
            () => Plot.Lines("t", "x", "y", new Series("s", [1, 2, 3], [1, 2]))
        },
        {
            "Series \"good\": expected one spread for each y, found 1 and 2 y.",
            () => Plot.Lines("t", "x", "y", Good with { Spread = [1] })
        },
        {
            "Series \"good\": expected one label for each y, found 3 and 2 y.",
            () => Plot.Scatter("t", "x", "y", Good with { Labels = ["a", "b", "c"] })
        },
        {
            "Figure \"t\": expected at least one category and one series, found 0 and 1.",
            () => Plot.Bars("t", "x", "y", [], new BarSeries("s", []))
        },
        {
            "Bars \"s\": expected 2 values, one per category, found 1.",
            () => Plot.Bars("t", "x", "y", ["a", "b"], new BarSeries("s", [1]))
        },
        {
            "Bars \"s\": expected 1 errors, one per category, found 2.",
            () => Plot.Bars("t", "x", "y", ["a"], new BarSeries("s", [1]) { Errors = [1, 2] })
        },
        { "Figure \"t\": expected at least one cell, found 0×3.", () => Plot.HeatMap("t", "x", "y", new double[0, 3]) },
        {
            "Figure \"t\": expected 2 column names, one per column, found 1.",
            () => Plot.HeatMap("t", "x", "y", new double[1, 2], columns: ["a"])
        },
        {
            "Figure \"t\": expected 1 row names, one per row, found 2.",
            () => Plot.HeatMap("t", "x", "y", new double[1, 2], rows: ["a", "b"])
        },
        { "Figure grid: expected at least one panel and one column, found 0 and 0.", () => Plot.Row() },
        {
            "Figure grid: a panel is itself a grid. Give all panels to one Plot.Grid.",
            () => Plot.Row(Plot.Row(Plot.Lines("t", "x", "y", Good), Plot.Lines("t", "x", "y", Good)))
        },
        { "Image grid: expected at least one image, found none.", () => _ = new ImageGrid(Array.Empty<float[]>(), 2, 2) },
        {
            "Image grid: expected 1 or 3 channels, found 2. Show one channel at a time.",
            () => _ = new ImageGrid([new float[8]], 2, 2, 2)
        },
        {
            "Image grid: expected 1·2·2 = 4 values in image 1, found 3.",
            () => _ = new ImageGrid([new float[4], new float[3]], 2, 2)
        },
        {
            "Image grid: expected a multiple of 4 values (the size of an image), found 6.",
            () => _ = new ImageGrid(new float[6], 2, 2)
        },
        {
            "Points \"p\": expected points for 1 images, found 2.",
            () => _ = new ImageGrid([new float[4]], 2, 2) { Points = [new("p", [[], []])] }
        },
        {
            "Points \"p\": expected a multiple of 10 values (5 points of an image), found 12.",
            () => ImagePoints.Of("p", new float[12], 5)
        },
        { "Series \"s\": expected at least one run, found none.", () => Series.OverRuns("s", []) },
        { "Series \"s\": expected runs of one length, found 2 and 1 values.", () => Series.OverRuns("s", [[1, 2], [1]]) },
        { "Table: expected at least one column, found none.", () => _ = new Table() },
        { "Table: expected each column name once, found \"a\" 2 times.", () => _ = new Table("a", "a") },
        { "Table: expected 2 cells in row 1, found 3.", () => new Table("a", "b").Row(1, 2, 3) },
        { "Table: expected one of the columns a, b; found c.", () => new Table("a", "b").Ours("c") },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_is_told_with_what_was_expected_and_found(string message, Action mistake) =>
        Assert.Equal(message, Assert.Throws<ArgumentException>(mistake).Message);

    [Fact]
    public void Sizes_have_limits()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ImageGrid([[1f]], 1, 1) { Columns = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ImageGrid([[1f]], 1, 1) { Scale = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ImageGrid([[1f]], 0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Plot.Lines("t", "x", "y", Good).Size(20));
        Assert.Throws<ArgumentOutOfRangeException>(() => Palette.Color(-1));
    }
}
