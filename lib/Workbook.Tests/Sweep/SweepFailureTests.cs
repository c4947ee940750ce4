namespace Workbook.Tests.Sweep;

public sealed class SweepFailureTests
{
    [Fact]
    public async Task A_run_that_fails_does_not_stop_the_rest_and_is_listed_at_the_end()
    {
        using var fixture = new SweepFixture("if (config == \"a\" && seed == 1) throw new Exception(\"no luck\");\n" + SweepFixture.Add);

        Assert.Equal(1, await fixture.RunAsync("--threads", "2"));

        Assert.Equal(3, fixture.Results().Length);
        Assert.Contains("3 finished, 1 failed, 0 not run", fixture.Output);
        Assert.StartsWith("Failed: config=a seed=1\n", fixture.Error);
        Assert.Contains("no luck", fixture.Error);
        Assert.Contains($"Log: {Path.Combine(fixture.Logs, "config=a-seed=1.log")}", fixture.Error);
    }

    [Fact]
    public async Task A_run_that_leaves_no_record_has_failed()
    {
        using var fixture = new SweepFixture("seed");
        fixture.Write("""{ "config": "a", "seed": 1 }""");

        Assert.Equal(1, await fixture.RunAsync());

        Assert.Contains($"{fixture.Path("results.jsonl")} has no line with config = a, seed = 1", fixture.Error);
    }

    [Fact]
    public async Task A_value_the_notebook_has_no_place_for_is_named()
    {
        using var fixture = new SweepFixture();
        fixture.Write("""{ "config": "a", "seed": "x" }""");

        Assert.Equal(1, await fixture.RunAsync());

        Assert.Contains("expected a value of type int for the parameter seed, found 'x'", fixture.Error);
    }

    [Fact]
    public async Task A_damaged_line_of_the_results_is_named()
    {
        using var fixture = new SweepFixture();
        fixture.WriteResults(SweepFixture.Line("a", 1, 1), "{\"config\":");

        Assert.Equal(1, await fixture.RunAsync());

        Assert.Contains("results.jsonl, line 2: expected a JSON object, found '{\"config\":'", fixture.Error);
    }

    [Theory]
    [InlineData("""{ "notebook": 1 }""", "sweep.json, line 1: expected a sweep.")]
    [InlineData("""{ "notebook": "cell.dib", "results": "r", "records": [], "runs": [], "seeds": 3 }""", "'seeds'")]
    [InlineData("""{ "notebook": "cell.dib", "results": "r", "records": [] }""", "'runs'")]
    [InlineData("""{ "notebook": "cell.dib", "results": "{row}", "records": [], "runs": [{ "parameters": { "n": 1 } }] }""",
        "'{row}' names {row}; expected one of {n}, {profile}")]
    [InlineData("""{ "notebook": "cell.dib", "results": "r", "records": [], "runs": [{ "parameters": { "n": [1, 1] } }] }""",
        "the run n=1 is listed twice")]
    [InlineData("""{ "notebook": "cell.dib", "results": "r", "records": [], "runs": [{ "parameters": { "n": {} } }] }""",
        "expected a text, a number, true, false, null or a list of those for n, found {}")]
    [InlineData("""{ "notebook": "cell.dib", "results": "r", "records": [], "runs": [], "profiles": { "p": {} } }""",
        "has no profile q; it has p")]
    [InlineData("""{ "notebook": "none.dib", "results": "r", "records": [], "runs": [] }""", "none.dib, which is not there")]
    [InlineData("null", "expected a sweep. the file holds null")]
    public async Task A_file_that_is_no_sweep(string text, string message)
    {
        using var fixture = new SweepFixture();
        fixture.WriteFile(text);

        Assert.Equal(1, await fixture.RunAsync("--profile", "q", "--dry-run"));

        // A profile is asked for in all cases; it is looked for first.
        if (!text.Contains("profiles")) Assert.Equal(1, await fixture.RunAsync("--dry-run"));
        Assert.Contains(message, fixture.Error);
    }

    [Theory]
    [InlineData("--shard", "0/4", "expected --shard I/N with I from 1 to N")]
    [InlineData("--shard", "5/4", "expected --shard I/N with I from 1 to N")]
    [InlineData("--shard", "2", "expected --shard I/N with I from 1 to N")]
    [InlineData("--jobs", "0", "expected --jobs with 1 to 1024")]
    [InlineData("--threads", "0", "expected --threads with 1 to 1024")]
    public async Task An_option_that_makes_no_sense(string option, string value, string message)
    {
        using var fixture = new SweepFixture();

        Assert.Equal(1, await fixture.RunAsync(option, value));

        Assert.Contains(message, fixture.Error);
        Assert.Empty(fixture.Results());
    }
}
