using System.Text.RegularExpressions;
using FilterGen.Training.Results;

namespace FilterGen.Tests.Training;

/// <summary>
/// The README's table of results is made from the records in notebooks/results. When new ones are measured, run this test with
/// FILTERGEN_UPDATE_README=1: it writes the table instead of comparing it.
/// </summary>
public sealed partial class ReadmeTests
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
        Assert.NotEmpty(files);
        string measured = string.Concat(files.Order(StringComparer.Ordinal).Select(file =>
            ResultsTable.BesidePaper(new ResultsFile(file).Read()).ToMarkdown().Trim() + "\n"));
        if (Environment.GetEnvironmentVariable("FILTERGEN_UPDATE_README") == "1")
            File.WriteAllText(path, text[..from] + measured + text[to..]);
        else
            Assert.Equal(measured, text[from..to]);
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("notebooks/results/README.md")]
    public void What_is_linked_or_shown_is_there(string readme)
    {
        string path = Path.Combine(Clone.Root, readme);
        List<string> targets = [.. Target().Matches(File.ReadAllText(path)).Select(match => match.Groups[1].Value)];
        Assert.NotEmpty(targets);
        Assert.All(targets, target => Assert.True(
            Path.Exists(Path.Combine(Path.GetDirectoryName(path)!, target)), $"{readme} names {target}, which is not there."));
    }

    /// <summary>The file that a link or an image names; addresses of the web and places in the same page are none.</summary>
    [GeneratedRegex(@"\]\((?![a-z]+:|#)([^)#\s]+)")]
    private static partial Regex Target();
}
