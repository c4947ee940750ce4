using System.Text.Json;

namespace FilterGen.Figures.Tests;

public class DisplayConventionTests
{
    private static readonly ImageGrid Picture = new([[0f, 1f]], 1, 2);

    [Fact]
    public void A_figure_shows_as_plotly_html_svg_and_text()
    {
        var forms = KernelDisplay.Show(Plot.Lines("Loss", "epoch", "loss", Series.PerEpoch("train", [2, 1])));

        Assert.Equal(["application/vnd.plotly.v1+json", "text/html", "image/svg+xml", "text/plain"], forms.Keys);
        using var json = JsonDocument.Parse(forms["application/vnd.plotly.v1+json"]);
        Assert.Equal(["data", "layout", "config"], json.RootElement.EnumerateObject().Select(part => part.Name));
        Assert.StartsWith("<svg ", forms["image/svg+xml"]);
        Assert.Equal("Loss\n  train: 2 points, the last 1", forms["text/plain"]);
    }

    [Fact]
    public void A_grid_without_text_shows_as_a_picture_only()
    {
        var forms = KernelDisplay.Show(Picture);

        Assert.Equal(["image/png", "text/plain"], forms.Keys);
        Assert.Equal(Picture.ToPng(), Convert.FromBase64String(forms["image/png"]));
    }

    [Fact]
    public void A_grid_with_text_shows_as_html_and_as_a_picture()
    {
        var forms = KernelDisplay.Show(new ImageGrid([[0f, 1f]], 1, 2) { Captions = ["7"] });

        Assert.Equal(["text/html", "image/png", "text/plain"], forms.Keys);
    }

    [Fact]
    public void A_table_shows_as_html_and_text() =>
        Assert.Equal(["text/html", "text/plain"], KernelDisplay.Show(new Table("a").Row(1)).Keys);

    [Theory]
    [InlineData(typeof(PlotlyFigure))]
    [InlineData(typeof(ImageGrid))]
    [InlineData(typeof(Table))]
    public void The_preferred_types_are_those_that_have_formatters(Type type)
    {
        object value = type == typeof(Table) ? new Table("a")
            : type == typeof(ImageGrid) ? new ImageGrid([[0f]], 1, 1) { Title = "dot" }
            : Plot.Lines("a", "b", "c", Series.PerEpoch("d", [1]));

        Assert.Equal(KernelDisplay.Show(value).Keys.Order(), KernelDisplay.PreferredTypes(type).Order());
    }

    [Fact]
    public void A_formatter_refuses_what_is_not_its_type()
    {
        var formatter = new FilterGen.Figures.Display.MimeFormatter<Table>("text/plain", table => table.ToString());
        using var writer = new StringWriter();

        Assert.False(formatter.Format("not a table", writer));
        Assert.Empty(writer.ToString());
    }
}
