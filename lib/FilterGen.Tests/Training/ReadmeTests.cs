using FilterGen.Training.Results;

namespace FilterGen.Tests.Training;

/// <summary>
/// The README's table of results is made from the records in notebooks/results. When new ones are measured, run this test with
/// FILTERGEN_UPDATE_README=1: it writes the table instead of comparing it.
/// </summary>
public sealed class ReadmeTests
{
    private const string Begin = "<!-- results -->\n";
    private const string End = "<!-- /results -->\n";

    [Fact]
    public void The_table_of_results_is_made_from_the_records()
    {
        string path = Path.Combine(Clone.Root, "README.md");
        string text = File.ReadAllText(path);
        int from = text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length, to = text.IndexOf(End, StringComparison.Ordinal);
        string[] files = Directory.GetFiles(Path.Combine(Clone.Root, "notebooks", "results"), "*.jsonl");
        string measured = string.Concat(files.Order(StringComparer.Ordinal).Select(file =>
            ResultsTable.BesidePaper(new ResultsFile(file).Read()).ToMarkdown().Trim() + "\n"));
        if (Environment.GetEnvironmentVariable("FILTERGEN_UPDATE_README") == "1") File.WriteAllText(path, text[..from] + measured + text[to..]);
        else Assert.Equal(measured, text[from..to]);
    }
}
