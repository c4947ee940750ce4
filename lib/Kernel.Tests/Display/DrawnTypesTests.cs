using NotebookKernel.Execution;
using NotebookKernel.Tests.Execution;

namespace NotebookKernel.Tests.Display;

/// <summary>Pictures and charts of libraries that know no kernel, recognised by their methods.</summary>
public sealed class DrawnTypesTests : IDisposable
{
    private readonly SessionFixture fixture = new();

    public void Dispose() => fixture.Dispose();

    [Fact]
    public async Task A_plot_is_shown_as_its_picture()
    {
        MimeBundle shown = await ShowAsync(
            "enum Format { Bmp, Png }\nclass Plot\n{\n"
            + "    public byte[] GetImageBytes(int width, int height, Format format) => new[] { (byte)format, (byte)(width / 10) };\n}\n"
            + "new Plot()");
        Assert.Equal("ATw=", (string?)shown.Data["image/png"]);
        Assert.Equal("Plot", (string?)shown.Data["text/plain"]);
    }

    [Fact]
    public async Task An_image_is_shown_as_what_it_encodes_to_and_a_surface_as_its_image()
    {
        await fixture.RunAsync(
            "class Data { public byte[] ToArray() => new byte[] { 1, 2, 3 }; }\nenum Form { Jpeg, Png }\n"
            + "class Image\n{\n    public Data Encode() => null;\n"
            + "    public Data Encode(Form form, int quality) => form == Form.Png ? new Data() : null;\n}\n"
            + "class Surface { public Image Snapshot() => new(); }");
        Assert.Equal("AQID", (string?)(await ShowAsync("new Image()")).Data["image/png"]);
        Assert.Equal("AQID", (string?)(await ShowAsync("new Surface()")).Data["image/png"]);
    }

    [Fact]
    public async Task Images_that_another_class_saves_and_plots_that_another_class_exports_are_shown()
    {
        await fixture.RunAsync(
            """
            #!library
            using System.IO;
            namespace Pictures;
            public class Image;
            public class Image<T> : Image;
            public static class ImageExtensions { public static void SaveAsPng(this Image image, Stream stream) => stream.Write([1, 2, 3]); }
            public enum Format { Jpeg, Png }
            public class Magic { public byte[] ToByteArray(Format format) => format == Format.Png ? [4, 5] : []; }
            public class Secret { public byte[] ToByteArray(System.DayOfWeek day) => [6]; }
            public interface IPlotModel;
            public class Plot : IPlotModel { public override string ToString() => "title"; }
            public class SvgExporter
            {
                public double Width { get; set; }
                public void Export(IPlotModel plot, Stream stream) => stream.Write(System.Text.Encoding.UTF8.GetBytes($"\uFEFF<?xml?><svg width='{Width}'/>"));
            }
            """);
        Assert.Equal("AQID", (string?)(await ShowAsync("new Pictures.Image<int>()")).Data["image/png"]);
        Assert.Equal("BAU=", (string?)(await ShowAsync("new Pictures.Magic()")).Data["image/png"]);
        Assert.Null((await ShowAsync("new Pictures.Secret()")).Data["image/png"]);
        Assert.Equal("<svg width='600'/>", (string?)(await ShowAsync("new Pictures.Plot()")).Data["image/svg+xml"]);
    }

    [Fact]
    public async Task A_data_table_is_shown_with_its_rows()
    {
        MimeBundle shown = await ShowAsync(
            "var cities = new System.Data.DataTable(\"cities\");\ncities.Columns.Add(\"City\");\n"
            + "cities.Columns.Add(\"Size\", typeof(int));\n"
            + "cities.Rows.Add(\"Bern\", DBNull.Value);\ncities");
        Assert.Equal(
            "<table><thead><tr><th>City</th><th>Size</th></tr></thead><tbody><tr><td>Bern</td><td>null</td></tr></tbody></table>",
            (string?)shown.Data["text/html"]);
        Assert.Equal("cities", (string?)shown.Data["text/plain"]);
    }

    [Fact]
    public async Task A_colour_is_shown_as_a_swatch()
    {
        MimeBundle shown = await ShowAsync(
            "struct Color\n{\n    public byte Red => 255; public byte Green => 0; public byte Blue => 16; public byte Alpha => 255;\n"
            + "    public override string ToString() => \"#f01\";\n}\n"
            + "new Color()");
        Assert.Contains("background:rgb(255 0 16 / 1)\"></span> #f01", (string?)shown.Data["text/html"]);
        Assert.Equal("#f01", (string?)shown.Data["text/plain"]);
    }

    [Theory]
    [InlineData("\"\"", "{}")]
    [InlineData("{\"title\":\"a;b\"}", "{\"title\":\"a;b\"}")]
    public async Task A_chart_that_writes_its_script_is_shown_as_a_figure(string layout, string expected)
    {
        string script = $"var data = [{{\"x\":[1]}}];\n var layout = {layout};\n Plotly.newPlot('1', data, layout);";
        MimeBundle shown = await ShowAsync(
            $"class Line {{ public string GetPlottingJS() => @\"{script.Replace("\"", "\"\"")}\";\n"
            + "public string GetHtml() => \"<html>\"; }\nnew Line()");
        Assert.Equal($"{{\"data\":[{{\"x\":[1]}}],\"layout\":{expected}}}", shown.Data["application/vnd.plotly.v1+json"]!.ToJsonString());
        Assert.Contains("srcdoc=\"&lt;html&gt;\"", (string?)shown.Data["text/html"]);
    }

    [Fact]
    public async Task A_chart_that_gives_its_figure_is_shown_as_that()
    {
        MimeBundle shown = await ShowAsync(
            "abstract class Chart\n{\n    public static string toFigureJson(Chart chart) => chart.Figure;\n"
            + "    public abstract string Figure { get; }\n}\n"
            + "class Line : Chart { public override string Figure => \"{\\\"data\\\":[]}\"; }\nnew Line()");
        Assert.Equal("{\"data\":[]}", shown.Data["application/vnd.plotly.v1+json"]!.ToJsonString());
    }

    [Fact]
    public async Task A_picture_that_cannot_be_drawn_is_shown_as_text()
    {
        RecordingSink sink = await fixture.RunAsync(
            "enum Format { Png }\nclass Plot\n{\n"
            + "    public byte[] GetImageBytes(int w, int h, Format f) => throw new FormatException(\"no data\");\n}\nnew Plot()");
        Assert.Equal("Plot", sink.ValueText);
        Assert.Contains("Plot cannot be shown as image/png: System.FormatException: no data", sink.Stderr);
    }

    private async Task<MimeBundle> ShowAsync(string code) => (await fixture.RunAsync(code)).Value!;
}
