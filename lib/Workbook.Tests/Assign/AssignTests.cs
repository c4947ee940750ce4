using Workbook.Tests.Grade;

namespace Workbook.Tests.Assign;

public sealed class AssignTests : IDisposable
{
    private readonly GradeFixture fixture = new();

    public void Dispose() => fixture.Dispose();

    [Fact]
    public async Task Solutions_become_gaps_and_hidden_tests_are_left_out()
    {
        Assert.Equal(0, await fixture.RunAsync("assign", "./solution.dib", "-o", "./lab.dib"));

        Assert.Equal($"Wrote {fixture.Path("lab.dib")}: 2 gaps, 2 checks, 3.5 marks\n", fixture.Output);
        var cells = fixture.Load("lab.dib").Cells;
        Assert.Equal(
            """
            int Double(int x)
            {
                // YOUR CODE HERE
                throw new NotImplementedException("This part is yours to write.");
            }
            """, cells[1].Source);
        Assert.Equal(
            """
            // check half (2 marks)
            if (Half(4) != 2) throw new Exception($"expected Half(4) to be 2, found {Half(4)}");
            """, cells[4].Source);
    }

    [Fact]
    public async Task Answers_in_prose_become_gaps_too()
    {
        fixture.Write("a.dib", "#!markdown\n\nWhy?\n\n<!-- BEGIN SOLUTION -->\nBecause.\n<!-- END SOLUTION -->\n");

        Assert.Equal(0, await fixture.RunAsync("assign", "./a.dib", "-o", "./lab.ipynb"));

        Assert.Equal("Why?\n\n*Your answer here.*", Assert.Single(fixture.Load("lab.ipynb").Cells).Source);
    }

    [Theory]
    [InlineData("// BEGIN SOLUTION\n1", "a.dib: cell 1: SOLUTION begins in line 1 and does not end")]
    [InlineData("1\n// END SOLUTION", "a.dib: cell 1: line 2 ends SOLUTION that no line before it begins")]
    [InlineData("// BEGIN SOLUTION\n// BEGIN SOLUTION\n// END SOLUTION", "a.dib: cell 1: line 2 begins SOLUTION within the one of line 1")]
    [InlineData("1", "a.dib: has no line with BEGIN SOLUTION")]
    public async Task Marks_that_do_not_fit_are_named(string text, string message)
    {
        fixture.Write("a.dib", text);

        Assert.Equal(1, await fixture.RunAsync("assign", "./a.dib", "-o", "./lab.dib"));

        Assert.Contains(message, fixture.Error);
        Assert.False(File.Exists(fixture.Path("lab.dib")));
    }

    [Fact]
    public async Task The_solution_is_not_overwritten()
    {
        Assert.Equal(1, await fixture.RunAsync("assign", "./solution.dib", "-o", "./solution.dib"));

        Assert.Equal(GradeFixture.Solution, fixture.Read("solution.dib"));
    }
}
