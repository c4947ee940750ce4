using Workbook.Grade;

namespace Workbook.Tests.Grade;

/// <summary>What a submission cannot read: it could show it in the notebook that goes back to the student.</summary>
public sealed class HiddenFilesTests : IDisposable
{
    private readonly GradeFixture fixture = new();

    public void Dispose() => fixture.Dispose();

    [Fact]
    public void Solutions_submissions_and_their_results_are_hidden_and_the_lab_that_was_handed_out_is_not()
    {
        string[] hidden =
        [
            fixture.Write("set/solution.ipynb", ""), fixture.Write("set/.ipynb_checkpoints/solution-checkpoint.ipynb", ""),
            fixture.Write("in/ann.dib", ""), fixture.Write("marks/ann.ipynb", ""), fixture.Write("marks/marks.txt", ""),
        ];
        fixture.Write("set/lab.dib", "");
        fixture.Write("set/data.csv", "");
        Directory.CreateSymbolicLink(fixture.Path("link"), fixture.Path("in"));

        var found = new HiddenFiles(
            fixture.Path("set/lab.dib"), [fixture.Path("link/ann.dib"), fixture.Path("in/none.dib")], fixture.Path("marks")).Find();

        Assert.Equal(hidden.Order(), found.Order());
    }

    [Fact]
    public void A_teachers_notebook_of_another_name_is_hidden()
    {
        var marking = fixture.Write("marking.dib", "");
        Assert.Contains(marking, new HiddenFiles(marking, [], fixture.Path("")).Find());
    }

    [BubblewrapFact]
    public async Task The_solution_cannot_be_read() => await RefusedAsync("solution.dib");

    [BubblewrapFact]
    public async Task Another_submission_cannot_be_read()
    {
        fixture.Submit("b.dib");
        await RefusedAsync("b.dib");
    }

    [BubblewrapFact]
    public async Task What_was_executed_before_cannot_be_read()
    {
        fixture.Write("marks/b.ipynb", GradeFixture.Solution);
        await RefusedAsync("marks/b.ipynb");
    }

    [BubblewrapFact]
    public async Task The_environment_has_only_what_is_needed()
    {
        fixture.Submit("a.dib", ("return 2 * x;", "return Environment.GetEnvironmentVariable(\"WORKING_SECRET\") is null ? 2 * x : 0;"));
        Environment.SetEnvironmentVariable("WORKING_SECRET", "x");
        try
        {
            Assert.Equal(0, await fixture.GradeAsync("./a.dib"));
        }
        finally
        {
            Environment.SetEnvironmentVariable("WORKING_SECRET", null);
        }
        Assert.Equal("a: 3.5/3.5\n", fixture.Output);
    }

    private async Task RefusedAsync(string name)
    {
        fixture.Submit("a.dib", ("return 2 * x;", $"Console.Write(File.ReadAllText(@\"{fixture.Path(name)}\")); return 2 * x;"));
        Assert.Equal(0, await fixture.GradeAsync("./a.dib", "./b.dib"));
        Assert.StartsWith("a: 2/3.5\n", fixture.Output);
        Assert.Contains($"Access to the path '{fixture.Path(name)}' is denied.", fixture.Read("marks/a.md"));
    }
}
