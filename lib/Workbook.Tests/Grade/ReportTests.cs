using Workbook.Documents;
using Workbook.Grade;

namespace Workbook.Tests.Grade;

/// <summary>What the report of a submission that does not compile, or is only begun, says first.</summary>
public sealed class ReportTests : IDisposable
{
    private readonly GradeFixture fixture = new();

    public void Dispose() => fixture.Dispose();

    [BubblewrapFact]
    public async Task The_first_compile_error_stands_on_top_with_its_line()
    {
        fixture.Submit("a.dib", ("return 2 * x;", "return 2 * y;"), ("return x / 2;", "return z / 2;"));

        Assert.Equal(0, await fixture.GradeAsync("./a.dib"));

        Assert.Equal(
            """
            # a: 0/3.5

            ## Cell 1 failed
                line 4: error CS0103: The name 'y' does not exist in the current context
                        return 2 * y;
                                   ^

            | check | marks |
            |---|---:|
            | double | 0 of 1.5 |
            | half | 0 of 2 |

            Not tried, since something that they use does not compile or is not there: "double", "half".

            ## Cell 3 failed
                line 4: error CS0103: The name 'z' does not exist in the current context

            """, fixture.Read("marks/a.md"));
    }

    [Theory]
    [InlineData("System.NotImplementedException", "This part is yours to write.", "NotBegun")]
    [InlineData("LabCheckException", "Task 2.3.1: report.Dynamic: not trained yet.", "NotBegun")]
    [InlineData("LabCheckException", "The kernels are not normalised.", "Wrong")]
    [InlineData("CompilationError", "(1,2): error CS1002: ; expected", "Compilation")]
    public void Why_a_cell_failed_is_told_by_its_error(string name, string message, string kind) =>
        Assert.Equal(kind, Failure(name, message, [])!.Kind.ToString());

    [Fact]
    public void A_cell_without_an_error_has_not_failed() => Assert.Null(CellFailure.Of(new(CellKind.Code, "1")));

    [Fact]
    public void A_compile_error_without_a_place_has_no_line() =>
        Assert.Equal("error CS5001: no entry", Failure("CompilationError", "error CS5001: no entry", ["no entry"])!.InWords());

    private static CellFailure? Failure(string name, string message, string[] traceback)
    {
        var cell = new NotebookCell(CellKind.Code, "1");
        cell.Outputs.Add(new ErrorOutput(name, message, traceback));
        return CellFailure.Of(cell);
    }
}
