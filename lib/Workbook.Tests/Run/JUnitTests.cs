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
    public async Task Several_notebooks_run_side_by_side_into_one_report()
    {
        // Each waits until the other runs.
        static string Waits(string mine, string other) => "#!csharp\n\n"
            + $"File.WriteAllText(\"{mine}\", \"\");\nwhile (!File.Exists(\"{other}\")) System.Threading.Thread.Sleep(10);\n1\n";
        fixture.Write("a.dib", Waits("a", "b"));
        fixture.Write("b.dib", Waits("b", "a"));
        fixture.Write("c.dib", "#!csharp\n\nthrow new(\"not c\");\n");

        Assert.Equal(1, await fixture.RunAsync("run", "./a.dib", "./b.dib", "./c.dib", "./gone.dib", "-j", "2", "--junit", "./report.xml"));

        var suites = XDocument.Parse(fixture.Read("report.xml")).Root!.Elements("testsuite").ToArray();
        Assert.Equal(["0 0", "0 0", "1 0", "0 1"], suites.Select(suite => $"{suite.Attribute("failures")!.Value} {suite.Attribute("errors")!.Value}"));
        Assert.Contains("c.dib: failed after", fixture.Error);
        Assert.Contains("not c", fixture.Error);
        Assert.Equal(["a.ipynb", "b.ipynb", "c.ipynb"], fixture.Names().Where(name => name.EndsWith(".ipynb", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("for one notebook", "run", "./a.dib", "./b.dib", "-o", "./c.ipynb")]
    [InlineData("would both be written to it", "run", "./a.dib", "./a.ipynb")]
    [InlineData("expected --jobs with 1 to 1024", "run", "./a.dib", "-j", "0")]
    public async Task What_cannot_be_meant_is_refused(string words, params string[] arguments)
    {
        fixture.Write("a.dib", "#!csharp\n\n1\n");
        Assert.Equal(1, await fixture.RunAsync(arguments));
        Assert.Contains(words, fixture.Error);
        Assert.Equal(["a.dib"], fixture.Names());
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
