namespace Workbook.Tests.Sweep;

public sealed class SweepTests : IDisposable
{
    private readonly SweepFixture fixture = new();

    public void Dispose() => fixture.Dispose();

    [Fact]
    public async Task What_is_missing_is_run_and_then_nothing()
    {
        fixture.WriteResults(SweepFixture.Line("a", 2, 9));

        Assert.Equal(0, await fixture.RunAsync("--jobs", "3", "--threads", "1"));

        string[] expected =
            [SweepFixture.Line("a", 1, 1), SweepFixture.Line("a", 2, 9), SweepFixture.Line("b", 1, 1), SweepFixture.Line("b", 2, 1)];
        Assert.Equal(expected, fixture.Results());
        Assert.Contains("4 runs, 1 finished before, 3 to do", fixture.Output);
        Assert.Contains("3 finished, 0 failed, 0 not run", fixture.Output);
        Assert.Contains("string config = \\\"b\\\";", File.ReadAllText(Path.Combine(fixture.Logs, "config=b-seed=2.ipynb")));
        Assert.Contains("Wrote", File.ReadAllText(Path.Combine(fixture.Logs, "config=b-seed=2.log")));

        Assert.Equal(0, await fixture.RunAsync());

        Assert.StartsWith("4 runs, 4 finished before, 0 to do", fixture.Output);
        Assert.Equal(expected, fixture.Results());
    }

    [Fact]
    public async Task A_dry_run_lists_the_runs_and_runs_nothing()
    {
        fixture.WriteResults(SweepFixture.Line("a", 2, 9));

        Assert.Equal(0, await fixture.RunAsync("--dry-run"));

        Assert.Equal(
            """
            to do     config=a seed=1
            finished  config=a seed=2
            to do     config=b seed=1
            to do     config=b seed=2
            4 runs, 1 finished, 3 to do

            """, fixture.Output);
        Assert.Single(fixture.Results());
        Assert.False(Directory.Exists(fixture.Logs));
    }

    [Fact]
    public async Task Shards_are_disjoint_parts_of_all_runs()
    {
        fixture.WriteResults(SweepFixture.Line("a", 2, 9)); // A finished run does not move the others to another shard.
        List<string> listed = [];
        foreach (var shard in new[] { "1/3", "2/3", "3/3" })
        {
            Assert.Equal(0, await fixture.RunAsync("--dry-run", "--shard", shard));
            listed.Add(string.Join(", ", fixture.Output.Split('\n')[..^2].Select(line => line[10..])));
        }

        Assert.Equal(["config=a seed=1, config=b seed=2", "config=a seed=2", "config=b seed=1"], listed);
    }

    [Fact]
    public async Task A_run_that_another_process_is_at_is_left_to_it()
    {
        fixture.Write("""{ "config": "a", "seed": 1 }""");
        Directory.CreateDirectory(fixture.Logs);
        using (new FileStream(Path.Combine(fixture.Logs, "config=a-seed=1.log"), FileMode.Create, FileAccess.Write, FileShare.None))
            Assert.Equal(0, await fixture.RunAsync());

        Assert.Contains("config=a seed=1: another process is at it", fixture.Output);
        Assert.Contains("0 finished, 0 failed, 1 not run", fixture.Output);
        Assert.Empty(fixture.Results());
    }
}
