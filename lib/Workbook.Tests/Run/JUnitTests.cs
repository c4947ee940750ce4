using System.Xml.Linq;

namespace Workbook.Tests.Run;

[Collection(ProcessStateCollection.Name)]
public sealed class JUnitTests : IDisposable
{
    private readonly CommandFixture fixture = new();

    public void Dispose() => fixture.Dispose();

    [Fact]
    public async Task Every_cell_is_a_case()
    {
        fixture.Write("a.dib", "#!markdown\n\n# Sums\n\n#!csharp\n\n1 + 1\n\n#!csharp\n\nthrow new(\"no <\\u0001> & 👍\");\n\n#!csharp\n\n3\n");

        Assert.Equal(1, await fixture.RunAsync("run", "./a.dib", "--junit", "./report.xml"));

        var suite = XDocument.Parse(fixture.Read("report.xml")).Root!.Element("testsuite")!;
        Assert.Equal(["3", "1", "1"], new[] { "tests", "failures", "skipped" }.Select(name => suite.Attribute(name)!.Value));
        var cases = suite.Elements("testcase").ToArray();
        Assert.StartsWith("cell 1: Sums", cases[0].Attribute("name")!.Value);
        Assert.Empty(cases[0].Elements());
        Assert.Equal("no <> & 👍", cases[1].Element("failure")!.Attribute("message")!.Value);
        Assert.EndsWith("at cell 2, line 1", cases[1].Element("failure")!.Value);
        Assert.StartsWith("not run", cases[2].Element("skipped")!.Attribute("message")!.Value);
        double Time(XElement element) => double.Parse(element.Attribute("time")!.Value, System.Globalization.CultureInfo.InvariantCulture);
        Assert.True(Time(suite) > 0);
        Assert.Equal(Time(suite), cases.Sum(Time), 0.002);
    }

    [Fact]
    public async Task A_report_without_a_folder_is_refused_before_anything_runs()
    {
        fixture.Write("a.dib", "#!csharp\n\n1\n");

        Assert.Equal(1, await fixture.RunAsync("run", "./a.dib", "--junit", "./gone/report.xml"));

        Assert.Contains("there is no folder for it", fixture.Error);
        Assert.Equal(["a.dib"], fixture.Names());
    }
}
