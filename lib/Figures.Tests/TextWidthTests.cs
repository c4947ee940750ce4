using FilterGen.Figures.Svg;

namespace FilterGen.Figures.Tests;

/// <summary>Compares the room that is left for texts with what a real browser takes for them.</summary>
[Collection(ChromiumPage.Name)]
public class TextWidthTests(ChromiumPage page)
{
    /// <summary>How far texts go beyond the picture, in its pixels.</summary>
    private const string Beyond = """
        (view => Math.max(...[...document.querySelectorAll('svg text')].map(text => text.getBBox())
            .flatMap(box => [view.x - box.x, box.x + box.width - view.x - view.width])))(document.querySelector('svg').viewBox.baseVal)
        """;

    [Fact]
    public void Wide_characters_take_more_room_than_narrow_ones_and_marks_none()
    {
        Assert.True(TextWidth.Of("RGB", 12) > 1.9 * TextWidth.Of("ill", 12));
        Assert.True(TextWidth.Of("WWW", 12) > TextWidth.Of("RGB", 12));
        Assert.True(TextWidth.Of("RGB", 12, bold: true) > TextWidth.Of("RGB", 12));
        Assert.Equal(TextWidth.Of("a", 12), TextWidth.Of("a\u0301", 12));
        Assert.Equal(2 * TextWidth.Of("猫", 12), TextWidth.Of("😀猫", 12));
        Assert.Equal(0, TextWidth.Of("", 12));
    }

    [ChromiumTheory]
    [InlineData("RGB")]
    [InlineData("WMQ @%")]
    [InlineData("illiterate jilt")]
    [InlineData("ΔL, Δa, Δb")]
    [InlineData("reconstruction of A_V")]
    [InlineData("0.8405 × 12 ≥ −3.5 %")]
    [InlineData("Äpfel über Çédille")]
    public async Task The_room_is_what_the_widest_common_font_takes(string text)
    {
        await page.Open("<!DOCTYPE html><meta charset=\"utf-8\"><svg><text></text></svg>");
        foreach (var (bold, weight) in new[] { (false, 400), (true, 600) })
        {
            var json = System.Text.Json.JsonSerializer.Serialize(text);
            var font = $"font: {weight} 100px DejaVu Sans, Verdana, sans-serif";
            var taken = (await page.Value($"(t => {{ t.textContent = {json}; t.style = '{font}'; "
                + "return t.getComputedTextLength(); })(document.querySelector('text'))"))!.GetValue<double>();
            Assert.InRange(taken, 0.75 * TextWidth.Of(text, 100, bold), 1.01 * TextWidth.Of(text, 100, bold));
        }
    }

    [ChromiumFact]
    public async Task No_label_of_a_grid_or_a_table_is_cut()
    {
        var grid = new ImageGrid(new float[2 * 4 * 4], 4, 4)
        {
            Columns = 2,
            Title = "MAXIMUM WIDTH OF GRIDS, WITH CAPITALS",
            RowLabels = ["RGB"],
            ColumnLabels = ["ORIGINAL", "WWWWW"],
        };
        await Fits(grid.ToSvg());
        await Fits(new ThresholdTable(["WMWM"], ["WWWW", "MMMM"], new[,] { { 0.5, 0.25 } }, new("t", 0, 1, 0.1, 0)).ToSvg());
        await Fits(new SampleExplorer(new([0, 1], 1, 1)) { Captions = ["A LONG CAPTION IN CAPITALS", "b"] }
            .Row("A ROW'S NAME IN CAPITALS").ToSvg());
        await Fits(new HasseDiagram(new HasseOrder([], [], "MANY ELEMENTS, TOO LARGE TO DRAW")) { Title = "WWWW MMMM" }.ToSvg());
    }

    private async Task Fits(string svg)
    {
        await page.Open("<!DOCTYPE html><meta charset=\"utf-8\">" + svg);
        Assert.InRange((await page.Value(Beyond))!.GetValue<double>(), double.NegativeInfinity, 0.5);
    }
}
