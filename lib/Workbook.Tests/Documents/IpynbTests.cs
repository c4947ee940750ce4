using System.Text.Json.Nodes;
using Workbook.Documents;

namespace Workbook.Tests.Documents;

public class IpynbTests
{
    private const string Small = """
        {
         "cells": [
          {
           "cell_type": "markdown",
           "id": "intro",
           "metadata": {},
           "source": [
            "# Title\n",
            "text"
           ]
          },
          {
           "cell_type": "code",
           "execution_count": 1,
           "id": "one",
           "metadata": {},
           "outputs": [
            {
             "name": "stdout",
             "output_type": "stream",
             "text": [
              "a\n",
              "b"
             ]
            }
           ],
           "source": []
          }
         ],
         "metadata": {},
         "nbformat": 4,
         "nbformat_minor": 5
        }

        """;

    [Fact]
    public void Reads_cells_and_outputs()
    {
        var document = NotebookFile.Parse(Small, "a.ipynb");

        Assert.Equal(["# Title\ntext", ""], document.Cells.Select(cell => cell.Source));
        Assert.Equal(["intro", "one"], document.Cells.Select(cell => cell.Id));
        Assert.Equal(1, document.Cells[1].ExecutionCount);
        Assert.Equal("a\nb", Assert.IsType<StreamOutput>(Assert.Single(document.Cells[1].Outputs)).Text);
    }

    [Fact]
    public void Writes_what_it_read() => Assert.Equal(Small, NotebookFile.Format(NotebookFile.Parse(Small, "a.ipynb"), "a.ipynb"));

    [Fact]
    public void Round_trip_is_lossless()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var written = NotebookFile.Format(new RandomNotebook(seed).Make(), "a.ipynb");
            var read = NotebookFile.Parse(written, "a.ipynb");
            Assert.Equal(written, NotebookFile.Format(read, "a.ipynb"));
        }
    }

    [Fact]
    public void Round_trip_keeps_texts()
    {
        for (var seed = 0; seed < 100; seed++)
        {
            var made = new RandomNotebook(seed).Make();
            var read = NotebookFile.Parse(NotebookFile.Format(made, "a.ipynb"), "a.ipynb");
            Assert.Equal(made.Cells.Select(cell => (cell.Kind, cell.Source)), read.Cells.Select(cell => (cell.Kind, cell.Source)));
            Assert.Equal(Streams(made), Streams(read));
        }

        static IEnumerable<string> Streams(NotebookDocument document) =>
            document.Cells.SelectMany(cell => cell.Outputs).OfType<StreamOutput>().Select(stream => stream.Text);
    }

    [Fact]
    public void Cells_without_ids_get_the_same_ones_every_time()
    {
        var text = """{"cells":[{"cell_type":"raw","source":"x"},{"cell_type":"raw","source":"x"}],"nbformat":4}""";

        var first = NotebookFile.Parse(text, "a.ipynb").Cells.Select(cell => cell.Id!).ToArray();

        Assert.Equal(2, first.Distinct().Count());
        Assert.Equal(first, NotebookFile.Parse(text, "a.ipynb").Cells.Select(cell => cell.Id));
    }

    [Fact]
    public void Cell_id_that_occurs_twice_is_replaced_in_the_second_cell()
    {
        var text = """{"cells":[{"cell_type":"raw","id":"a","source":"x"},{"cell_type":"raw","id":"a","source":"y"}],"nbformat":4}""";

        var ids = NotebookFile.Parse(text, "a.ipynb").Cells.Select(cell => cell.Id).ToArray();

        Assert.Equal("a", ids[0]);
        Assert.NotEqual("a", ids[1]);
    }

    [Theory]
    [InlineData("", "line 1: expected a notebook in JSON, found an empty file")]
    [InlineData("{\n \"cells\": [\n  oops", "line 3: not JSON: 'o' is an invalid start of a value")]
    [InlineData("{\n\"cells\": \"\\udc00\"}", "line 2: a text holds half of a surrogate pair")]
    [InlineData("[]", "line 1: expected a notebook, a JSON object; found another JSON value")]
    [InlineData("{}", "line 1: the notebook does not say its \"nbformat\"; expected 4")]
    [InlineData("""{"nbformat": 3, "worksheets": []}""", "line 1: expected nbformat 4, found 3; convert it with: jupyter nbconvert")]
    [InlineData("""{"nbformat": 5}""", "line 1: expected nbformat 4, found 5, which is newer")]
    [InlineData("""{"nbformat": 4}""", "line 1: the notebook has no list of \"cells\"")]
    public void Bad_file_is_named_with_its_line(string text, string message)
    {
        var error = Assert.Throws<DocumentException>(() => NotebookFile.Parse(text, "a.ipynb"));
        Assert.StartsWith($"a.ipynb, {message}", error.Message);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Theory]
    [InlineData("7", "expected an object")]
    [InlineData("{}", "has no \"cell_type\"")]
    [InlineData("""{"cell_type": "heading"}""", "expected cell_type code, markdown or raw; found heading")]
    [InlineData("""{"cell_type": "code", "source": 1}""", "has no \"source\" that is text or a list of texts")]
    [InlineData("""{"cell_type": "code", "source": "", "outputs": [{"output_type": "pyout"}]}""",
        "expected an output_type of nbformat 4, found \"pyout\"")]
    [InlineData("""{"cell_type": "code", "source": "", "outputs": [{"output_type": "stream"}]}""", "a stream output has no \"text\"")]
    public void Bad_cell_is_named_with_its_line(string cell, string message)
    {
        var text = $$"""
            {"nbformat": 4, "metadata": {"cells": [1]}, "cells": [
              {"cell_type": "raw", "source": ["["]},

              {{cell}}
            ]}
            """;

        var error = Assert.Throws<DocumentException>(() => NotebookFile.Parse(text, "a.ipynb"));

        Assert.Equal($"a.ipynb, line 4: entry 2 of \"cells\": {message}", error.Message);
    }

    [Theory]
    [InlineData("""{"polyglot_notebook": {"kernelName": "mermaid"}}""", "graph LR", "#!mermaid\n\ngraph LR\n")]
    [InlineData("""{"dotnet_interactive": {"language": "fsharp"}}""", "1", "#!fsharp\n\n1\n")]
    [InlineData("""{"polyglot_notebook": {"kernelName": "csharp"}}""", "1", "#!csharp\n\n1\n")]
    [InlineData("""{"polyglot_notebook": {"kernelName": "csharp"}}""", "#!html\\n<b>", "#!html\n\n<b>\n")]
    [InlineData("""{"polyglot_notebook": 1}""", "1", "#!csharp\n\n1\n")]
    public void The_language_that_only_the_metadata_names_counts_and_is_kept(string metadata, string source, string dib)
    {
        var ipynb = NotebookFile.Parse($$"""
            {"nbformat": 4, "metadata": {}, "cells": [{"cell_type": "code", "metadata": {{metadata}}, "source": "{{source}}"}]}
            """, "a.ipynb");

        Assert.Equal(dib, NotebookFile.Format(ipynb, "a.dib"));
        var again = NotebookMerge.Merge(NotebookFile.Parse(dib, "a.dib"), ipynb).Cells.Single();
        Assert.Equal((source.Replace("\\n", "\n"), JsonNode.Parse(metadata)!.ToJsonString()), (again.Source, again.Metadata.ToJsonString()));
    }

    [Fact]
    public void Key_that_occurs_twice_is_an_error() => Assert.StartsWith("a.ipynb: not JSON: Duplicate property 'cells'",
        Assert.Throws<DocumentException>(() => NotebookFile.Parse("""{"cells": [], "cells": []}""", "a.ipynb")).Message);

    [Fact]
    public void Damaged_text_never_gives_another_kind_of_error()
    {
        for (var seed = 0; seed < 1000; seed++)
        {
            var random = new Random(seed);
            var text = NotebookFile.Format(new RandomNotebook(seed).Make(), "a.ipynb");
            var at = random.Next(text.Length);
            var length = random.Next(Math.Min(20, text.Length - at));
            var damaged = text.Remove(at, length).Insert(at, random.Next(3) switch { 0 => "", 1 => "null", _ => "\"\\ud800\"" });

            var error = Record.Exception(() => NotebookFile.Format(NotebookFile.Parse(ThroughUtf8(damaged), "a.ipynb"), "a.ipynb"));

            Assert.True(error is null or DocumentException, $"seed {seed}: {error}");
        }
    }

    // Damage may cut a pair of surrogates, which no text read from a file does.
    private static string ThroughUtf8(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
