using Workbook.Documents;
using Workbook.Grade;

namespace Workbook.Tests.Grade;

public sealed class AssignmentTests
{
    [Theory]
    [InlineData("// check shapes (1.5 marks)\nx", "shapes", 1.5)]
    [InlineData("\n  // Check the shape of v (1 mark): 128 × 64\nx", "the shape of v", 1)]
    [InlineData("//check a(0.25 marks)", "a", 0.25)]
    public void A_check_begins_with_its_name_and_marks(string source, string name, double marks)
    {
        var check = CheckCell.Parse(new(CellKind.Code, source));
        Assert.Equal((name, (decimal)marks), (check!.Name, check.Marks));
    }

    [Theory]
    [InlineData("// check shapes")]
    [InlineData("// checks shapes (1 mark)")]
    [InlineData("// check (1 mark)")]
    [InlineData("// check a (-1 marks)")]
    [InlineData("x // check a (1 mark)")]
    public void Other_cells_are_no_checks(string source) => Assert.Null(CheckCell.Parse(new(CellKind.Code, source)));

    [Fact]
    public void Prose_is_no_check() => Assert.Null(CheckCell.Parse(new(CellKind.Markdown, "// check a (1 mark)")));

    [Fact]
    public void The_first_check_of_a_name_is_restored_and_missing_ones_come_last()
    {
        var lab = Lab("// check a (1 mark)\n1", "// check b (2 marks)\n2");
        NotebookDocument submission = new()
        {
            Cells =
            [
                new(CellKind.Code, "mine"),
                new(CellKind.Code, "// check b (100 marks)\nmine"),
                new(CellKind.Code, "// check b (2 marks)\nagain"),
                new(CellKind.Code, "// check c (9 marks)\nmine"),
            ],
        };

        var (notebook, places, changed) = lab.Restore(submission);

        Assert.Equal(
            ["mine", "// check b (2 marks)\n2", "// check b (2 marks)\nagain", "// check c (9 marks)\nmine", "// check a (1 mark)\n1"],
            notebook.Cells.Select(cell => cell.Source));
        Assert.Equal((4, 1), (places["a"], places["b"]));
        Assert.Equal("1 check altered, 1 check deleted", changed.Counted);
        Assert.Equal("\"b\" altered; \"a\" deleted", changed.Named);
        Assert.Equal(3, lab.Checks.Sum(check => check.Marks));
    }

    [Theory]
    [InlineData("// check a (1 mark)\n1\n", "")]
    [InlineData("// check a (1 mark)  \n1", "")]
    [InlineData("// check a (1 mark)\n1\n// BEGIN HIDDEN TESTS\n2\n// END HIDDEN TESTS", "")]
    [InlineData("// check a (9 marks)\n1", "1 check altered")]
    [InlineData("// check a (1 mark)\n// 1", "1 check altered")]
    [InlineData("// check a (1 mark)\n1; 2", "1 check altered")]
    [InlineData("// check b (1 mark)\n1", "1 check deleted")]
    public void A_check_is_altered_when_its_text_is_not_the_one_handed_out(string found, string counted)
    {
        var lab = Lab("// check a (1 mark)\n1\n// BEGIN HIDDEN TESTS\n2\n// END HIDDEN TESTS");
        Assert.Equal(counted, lab.Restore(new() { Cells = [new(CellKind.Code, found)] }).Changed.Counted);
    }

    [Fact]
    public void Libraries_are_those_that_the_lab_names()
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath("lab.dib"))!;
        var lab = Lab("#r \"../lib/A.dll\"\n#r \"nuget: B, 1.0.0\"\nusing A;", "  #r \"C.dll\"", "var text = \"#r D.dll\";");
        Assert.Equal([Path.GetFullPath("../lib/A.dll", folder), Path.Combine(folder, "C.dll")], lab.Libraries);
    }

    [Fact]
    public void Two_checks_of_one_name_are_refused()
    {
        var problem = Assert.Throws<DocumentException>(() => Lab("// check a (1 mark)", "// check a (1 mark)"));
        Assert.Equal("lab.dib: has two checks named a", problem.Message);
    }

    [Theory]
    [InlineData("in/ann.dib in/bob.ipynb", "ann bob")]
    [InlineData("in/ann/lab.dib in/bob/lab.dib", "ann bob")]
    [InlineData("x/ann/lab.dib y/ann/lab.dib", "ann ann-2")]
    [InlineData("ann/lab.dib", "lab")]
    [InlineData("in/marks.dib in/bob.ipynb", "marks-2 bob")]
    public void Submissions_are_told_apart(string files, string names) =>
        Assert.Equal(names.Split(' '), SubmissionNames.Of(files.Split(' ')));

    [Fact]
    public void Only_lines_with_the_key_are_the_workers()
    {
        var line = new WorkerLine(3, 2, [new StreamOutput("stdout", "a\nb"), new ErrorOutput("E", "wrong", ["E: wrong"])]);
        var read = WorkerLine.Read(line.Write("key"), "key")!;
        Assert.Equal((3, 2), (read.Cell, read.Count));
        Assert.Equal("a\nb", Assert.IsType<StreamOutput>(read.Outputs![0]).Text);
        Assert.Equal("wrong", Assert.IsType<ErrorOutput>(read.Outputs[1]).Message);
        Assert.Null(WorkerLine.Read(new WorkerLine(3, null, null).Write("key"), "key")!.Outputs);
        Assert.Null(WorkerLine.Read(line.Write("yek"), "key"));
        Assert.All(["key", "key {", "key {}", "key []", "key {\"cell\":\"x\"}", "text"], text => Assert.Null(WorkerLine.Read(text, "key")));
    }

    [Fact]
    public async Task Too_much_text_ends_the_reading()
    {
        List<string> lines = [];
        Assert.True(await LimitedLines.ReadAsync(new StringReader("a\nbc\nd"), 6, lines.Add));
        Assert.Equal(["a", "bc"], lines);
        Assert.False(await LimitedLines.ReadAsync(new StringReader("a\nbc\nd"), 5, lines.Add));
    }

    private static Assignment Lab(params string[] sources) =>
        Assignment.Of(new() { Cells = [.. sources.Select(source => new NotebookCell(CellKind.Code, source))] }, "lab.dib");
}
