using Workbook.Sweep;

namespace Workbook.Tests.Sweep;

public sealed class SweepPlanTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Labels_and_profiles_fill_the_texts()
    {
        var path = folder.Write("sweeps/table.json", """
            {
              "notebook": "cell.dib", "logs": "../logs", "results": "../{where}/{row}.jsonl",
              "profiles": {
                "full": { "environment": { "PROFILE": "full" }, "labels": { "where": "kept", "epochs": "20" } },
                "quick": { "labels": { "where": "artifacts", "epochs": "3" } }
              },
              "records": [
                { "config": "{config}", "metric": "first" },
                { "config": "{config}", "metric": "after {epochs}", "profile": "{profile}" }
              ],
              "runs": [{ "parameters": { "n": [5, 10], "on": true }, "labels": { "row": "A{n}", "config": "net {n}" } }]
            }
            """);

        folder.Write("sweeps/cell.dib", "1");
        var full = SweepPlan.Load(path, null);
        var quick = SweepPlan.Load(path, "quick");

        Assert.Equal(folder.Path("logs/table-full"), Path.GetFullPath(full.Logs));
        Assert.Equal(["n=5 on=true", "n=10 on=true"], full.Runs.Select(run => run.Name));
        var run = full.Runs[1];
        Assert.Equal(folder.Path("sweeps/cell.dib"), run.Notebook);
        Assert.Equal(folder.Path("kept/A10.jsonl"), run.Results);
        Assert.Equal("full", run.Environment["PROFILE"]);
        Assert.Equal(["n", "on"], run.Parameters.Keys);
        Assert.Equal("after 20", run.Records[1]["metric"]);
        Assert.Equal("net 10", run.Records[0]["config"]);
        Assert.Equal(folder.Path("artifacts/A10.jsonl"), quick.Runs[1].Results);
        Assert.Equal("quick", quick.Runs[1].Records[1]["profile"]);
    }

    [Theory]
    [InlineData("""{"config":"a","seed":1,"on":true,"none":null}""", true)]
    [InlineData("""{"config":"a","seed":1.0,"on":true,"none":null}""", true)]
    [InlineData("""{"config":"a","seed":"1","on":true,"none":null}""", true)]
    [InlineData("""{"config":"a","seed":2,"on":true,"none":null}""", false)]
    [InlineData("""{"config":"b","seed":1,"on":true,"none":null}""", false)]
    [InlineData("""{"config":"a","on":true,"none":null}""", false)]
    [InlineData("""{"config":"a","seed":1,"on":false,"none":null}""", false)]
    public void A_line_is_a_runs_if_all_its_fields_are(string line, bool finished)
    {
        var results = folder.Write("results.jsonl", line + "\n\n");
        var record = new Dictionary<string, string> { ["config"] = "a", ["seed"] = "1", ["on"] = "true", ["none"] = "null" };

        var run = new SweepRun("run", "", new Dictionary<string, string>(), new Dictionary<string, string>(), results, [record]);

        Assert.Equal(finished, ResultLines.Missing(run) is null);
    }
}
