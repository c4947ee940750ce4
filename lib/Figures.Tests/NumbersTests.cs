namespace FilterGen.Figures.Tests;

public class NumbersTests
{
    [Theory]
    [InlineData(0, "0")]
    [InlineData(0.987654, "0.9877")]
    [InlineData(-0.00123456, "-0.001235")]
    [InlineData(12345.678, "12,346")]
    [InlineData(100, "100")]
    [InlineData(0.9999999, "1")]
    [InlineData(0.00001234, "1.234e-05")]
    [InlineData(2.5e12, "2.5e12")]
    [InlineData(double.NaN, "–")]
    [InlineData(double.NegativeInfinity, "–")]
    public void Significant_digits_are_kept_and_no_others(double value, string text) => Assert.Equal(text, Numbers.Significant(value));

    [Fact]
    public void The_other_forms_are_fixed()
    {
        Assert.Equal("98.72 %", Numbers.Percent(0.98724));
        Assert.Equal("98.80 ± 0.10", Numbers.WithSpread(98.8, 0.1));
        Assert.Equal("1,234.50", Numbers.Fixed(1234.5));
        Assert.Equal(
            ["−0.40", "−1,234.5", "0.0", "0.00"],
            [Numbers.Fixed(-0.4), Numbers.Fixed(-1234.5, 1), Numbers.Fixed(-0.04, 1), Numbers.Fixed(-0.0)]);
        Assert.Equal("60,000", Numbers.Count(60_000));
        Assert.Equal("–", Numbers.Percent(double.NaN));
    }

    [Fact]
    public void The_machines_culture_changes_nothing()
    {
        static string All()
        {
            var figure = Plot.Lines("a", "b", "c", new Series("d", [0.5, 1.5], [1234.5, 2.25]) { Spread = [0.5, 0.5] })
                .Reference(0.75, "e");
            var heat = Plot.HeatMap("a", "b", "c", new[,] { { 0.25, -1234.5 } });
            var table = new Table("a").Row(1234.5).Row(0.25m);
            return string.Join('\n', figure.ToHtml(), figure, heat.ToHtml(), table.ToHtml(), table, Numbers.Significant(1234.5, 6));
        }

        var expected = All();
        var before = CultureInfo.CurrentCulture;
        var strange = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        (strange.NumberFormat.NumberDecimalSeparator, strange.NumberFormat.NumberGroupSeparator) = (",", ".");
        strange.NumberFormat.NegativeSign = "~";
        CultureInfo.CurrentCulture = strange;
        try
        {
            Assert.Equal("1,5", 1.5.ToString());
            Assert.Equal(expected, All());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
