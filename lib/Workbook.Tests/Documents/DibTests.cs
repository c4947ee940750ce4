using Workbook.Documents;

namespace Workbook.Tests.Documents;

public class DibTests
{
    private static NotebookDocument Read(string text) => NotebookFile.Parse(text, "a.dib");

    private static (CellKind, string)[] Cells(string text) => [.. Read(text).Cells.Select(cell => (cell.Kind, cell.Source))];

    [Fact]
    public void Headers_start_cells() => Assert.Equal(
        [(CellKind.Markdown, "# Title"), (CellKind.Code, "var x = 1;\n\nx"), (CellKind.Code, "#!html\n<b>"), (CellKind.Raw, "raw")],
        Cells("#!markdown\n\n# Title\n\n#!csharp\n\nvar x = 1;\n\nx\n\n#!html\n<b>\n#!raw\nraw\n"));

    [Theory]
    [InlineData("#!CSharp")]
    [InlineData("#!c#")]
    [InlineData("#!C#  ")]
    public void Names_are_known_by_alias_and_in_any_case(string header) =>
        Assert.Equal([(CellKind.Code, "x")], Cells($"{header}\r\nx\r\n"));

    [Theory]
    [InlineData("#!time")]
    [InlineData("#!html --inline")]
    [InlineData(" #!html")]
    [InlineData("#! html")]
    public void Other_magic_lines_stay_in_their_cell(string line) =>
        Assert.Equal([(CellKind.Code, $"a\n{line}\nb")], Cells($"#!csharp\na\n{line}\nb\n"));

    [Fact]
    public void Lines_before_the_first_header_are_CSharp() => Assert.Equal([(CellKind.Code, "x")], Cells("\n\nx"));

    [Fact]
    public void Empty_cells_are_dropped() => Assert.Empty(Cells("#!markdown\n\n  \n#!csharp\n\n#!html\n"));

    [Fact]
    public void Meta_names_the_languages() => Assert.Equal(
        [(CellKind.Code, "#!r\nplot()"), (CellKind.Code, "#!cobol"), (CellKind.Markdown, "m")],
        Cells("""
            #!meta
            {"kernelInfo":{"items":[{"name":"csharp"},{"name":"r","aliases":["R-lang"]}]}}
            #!r-LANG
            plot()
            #!csharp
            #!cobol
            #!markdown
            m
            """));

    [Theory]
    [InlineData("mermaid")]
    [InlineData("html")]
    [InlineData("javascript")]
    [InlineData("fsharp")]
    public void Meta_that_names_some_languages_hides_none(string language) => Assert.Equal(
        [(CellKind.Markdown, "m"), (CellKind.Code, $"#!{language}\nflowchart LR")],
        Cells($$$"""
            #!meta
            {"kernelInfo":{"defaultKernelName":"csharp","items":[{"name":"csharp"}]}}
            #!markdown
            m
            #!{{{language}}}
            flowchart LR
            """));

    [Fact]
    public void Meta_ends_at_the_next_magic() => Assert.Equal([(CellKind.Code, "#!time\nx")], Cells("#!meta\n{}\n\n#!time\nx"));

    [Theory]
    [InlineData("#!meta\n\n{oops}\n", "a.dib, line 3: expected a JSON object after #!meta, found text that is not JSON")]
    [InlineData("#!meta\n[]\n", "a.dib, line 1: expected a JSON object after #!meta, found another JSON value")]
    [InlineData("x\n#!meta\n{}\n#!csharp\n#!meta\n{}", "a.dib, line 5: a second #!meta; the first is on line 2")]
    public void Bad_meta_is_named_with_its_line(string text, string message) =>
        Assert.Equal(message, Assert.Throws<DocumentException>(() => Read(text)).Message);

    [Fact]
    public void Damaged_meta_never_gives_another_kind_of_error()
    {
        const string meta = """{"kernelInfo":{"defaultKernelName":"csharp","items":[{"aliases":["c#"],"name":"csharp"}]}}""";
        string[] damages = ["", "null", "[]", "7", "\"name\":", "\"\\ud800\"", "\\u0020", "{", "}", ","];
        for (var seed = 0; seed < 1000; seed++)
        {
            var random = new Random(seed);
            var at = random.Next(meta.Length);
            var damaged = meta.Remove(at, random.Next(Math.Min(12, meta.Length - at))).Insert(at, damages[random.Next(damages.Length)]);

            var error = Record.Exception(() => NotebookFile.Format(Read($"#!meta\n{damaged}\n#!csharp\n1\n"), "a.dib"));

            Assert.True(error is null or DocumentException, $"seed {seed}: {error}");
        }
    }

    [Fact]
    public void A_line_that_would_start_a_cell_cannot_be_written()
    {
        var document = new NotebookDocument { Cells = [new(CellKind.Markdown, "m"), new(CellKind.Code, "a\n#!html\nb")] };

        var error = Assert.Throws<DocumentException>(() => NotebookFile.Format(document, "a.dib"));

        Assert.StartsWith("a.dib: cell 1 holds the line \"#!html\", which would start a new cell in .dib; indent it", error.Message);
    }

    [Fact]
    public void Cells_are_counted_as_they_run()
    {
        var document = new NotebookDocument
        {
            Cells =
            [
                new(CellKind.Markdown, "m"), new(CellKind.Code, "1"), new(CellKind.Raw, "r"), new(CellKind.Code, " "),
                new(CellKind.Code, "#!html\n2"), new(CellKind.Markdown, "m"),
            ],
        };

        Assert.Equal(
            [
                "the Markdown cell before cell 1", "cell 1", "the raw cell after cell 1", "the empty cell after cell 1", "cell 2",
                "the Markdown cell after cell 2",
            ],
            document.Cells.Select((_, index) => document.CellName(index)));
    }

    [Fact]
    public void Through_ipynb_and_back_is_identical()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var dib = NotebookFile.Format(new RandomNotebook(seed).Make(), "a.dib");
            var ipynb = NotebookFile.Format(Read(dib), "a.ipynb");
            Assert.Equal(dib, NotebookFile.Format(NotebookFile.Parse(ipynb, "a.ipynb"), "a.dib"));
        }
    }

    [Fact]
    public void Reading_what_was_written_gives_the_same_cells()
    {
        for (var seed = 0; seed < 100; seed++)
        {
            var cells = Read(NotebookFile.Format(new RandomNotebook(seed).Make(), "a.dib")).Cells;
            var again = Read(NotebookFile.Format(new NotebookDocument { Cells = cells }, "a.dib")).Cells;
            Assert.Equal(cells.Select(cell => (cell.Kind, cell.Source)), again.Select(cell => (cell.Kind, cell.Source)));
        }
    }
}
