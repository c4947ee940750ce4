
namespace FilterGen.Figures.Tests;

public class TableTests
{
    private readonly Table table = new Table("network", "ours", "paper") { Caption = "MNIST, %" }
        .Row("Baseline <s>", 98.1, 98.25).Row("FG(20|5)", "98.80 ± 0.10", null).Ours("ours").Paper("paper");

    [Fact]
    public void On_a_console_the_columns_are_in_line() => Assert.Equal("""
        MNIST, %
        network               ours  paper
        ────────────  ────────────  ─────
        Baseline <s>          98.1  98.25
        FG(20|5)      98.80 ± 0.10      –
        """, table.ToString());

    [Fact]
    public void In_markdown_ours_is_bold() => Assert.Equal("""
        MNIST, %

        | network | ours | paper |
        | --- | ---: | ---: |
        | Baseline <s> | **98.1** | 98.25 |
        | FG(20\|5) | **98.80 ± 0.10** | – |

        """, table.ToMarkdown());

    [Fact]
    public void In_html_texts_are_escaped_and_columns_marked()
    {
        const string text = "padding:2px 12px;text-align:left";
        const string number = "padding:2px 12px;text-align:right";
        const string ours = number + ";background:rgba(0,114,178,0.1)";

        Assert.Equal($"""
            <table style="border-collapse:collapse;font-variant-numeric:tabular-nums">
            <caption style="caption-side:top;text-align:left;font-weight:600">MNIST, %</caption>
            <thead><tr><th style="{text}">network</th><th style="{ours}">ours</th><th style="{number}">paper</th></tr></thead>
            <tbody>
            <tr><td style="{text}">Baseline &lt;s&gt;</td><td style="white-space:nowrap;{ours}"><b>98.1</b></td><td style="white-space:nowrap;{number}"><i>98.25</i></td></tr>
            <tr><td style="{text}">FG(20|5)</td><td style="white-space:nowrap;{ours}"><b>98.80 &#177; 0.10</b></td><td style="white-space:nowrap;{number}"><i>–</i></td></tr>
            </tbody>
            </table>
            """, table.ToHtml());
    }

    [Theory]
    [InlineData("16 fixed filters", "left")]
    [InlineData("33.5 ms", "right")]
    [InlineData("−0.3 ± 0.1", "right")]
    public void Names_that_begin_with_a_number_stay_on_the_left(string cell, string side) =>
        Assert.Contains($"text-align:{side}\">{cell}", System.Net.WebUtility.HtmlDecode(new Table("n").Row(cell).ToHtml()));

    [Theory]
    [InlineData(1.0, 2.0, "1", "2")]
    [InlineData(98.5, 98.25, "98.50", "98.25")]
    [InlineData(0.123456, 12345.0, "0.1235", "12,345.0000")]
    [InlineData(double.NaN, 0.5, "–", "0.5")]
    public void A_column_has_as_many_decimals_as_its_numbers_need(double first, double second, string firstText, string secondText)
    {
        var lines = new Table("n").Row(first).Row(second).ToString().Split('\n');

        Assert.Equal((firstText, secondText), (lines[2].Trim(), lines[3].Trim()));
    }

    [Fact]
    public void Decimals_and_counts_are_as_asked()
    {
        var lines = new Table("name", "loss", "weights").Row("a", 0.51234, 1_234_567).Decimals("loss", 2).ToString().Split('\n');

        Assert.Equal("a     0.51  1,234,567", lines[2]);
    }

    [Fact]
    public void A_column_with_a_word_in_it_is_text() =>
        Assert.Contains("| --- |", new Table("n").Row(1).Row("none").ToMarkdown());

    [Fact]
    public void A_table_without_rows_has_its_header() => Assert.Equal("a  b\n─  ─", new Table("a", "b").ToString());
}
