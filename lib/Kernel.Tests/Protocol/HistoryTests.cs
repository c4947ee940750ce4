using System.Text.Json.Nodes;
using NotebookKernel.Protocol;

namespace NotebookKernel.Tests.Protocol;

public sealed class HistoryTests
{
    private readonly History history = new();

    public HistoryTests()
    {
        history.Add(1, "var x = 1;");
        history.Add(2, "x + 1");
        history.Add(3, "var y = x;\ny");
    }

    [Fact]
    public void Outputs_are_not_kept_but_have_their_place()
    {
        JsonObject answer = Answer("""{"hist_access_type": "tail", "n": 1, "output": true}""");
        Assert.Equal("""[0,3,["var y = x;\ny",null]]""", answer["history"]![0]!.ToJsonString());
    }

    [Fact]
    public void Of_equal_cells_the_newest_is_found()
    {
        history.Add(4, "x + 1");
        JsonObject answer = Answer("""{"hist_access_type": "search", "pattern": "x*", "unique": true}""");
        Assert.Equal("4", answer["history"]!.AsArray().Single()![1]!.ToString());
    }

    [Theory]
    [InlineData("""{"hist_access_type": "tail", "n": 2}""", "2 3")]
    [InlineData("""{"hist_access_type": "range", "start": 1, "stop": 3}""", "1 2")]
    [InlineData("""{"hist_access_type": "search", "pattern": "var*", "n": 10}""", "1 3")]
    [InlineData("""{"hist_access_type": "search", "pattern": "x ? 1"}""", "2")]
    [InlineData("""{"hist_access_type": "search", "pattern": "("}""", "")]
    public void Cells_are_found(string content, string numbers)
    {
        JsonObject answer = Answer(content);
        Assert.Equal(numbers, string.Join(' ', answer["history"]!.AsArray().Select(cell => cell![1]!.ToString())));
    }

    private JsonObject Answer(string content) =>
        history.Answer(new Request(null!, "history_request", [], JsonNode.Parse(content)!.AsObject()));
}
