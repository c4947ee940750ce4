using System.Text.RegularExpressions;
using FilterGen.Data;
using FilterGen.Training.Results;

namespace FilterGen.Tests.Training;

/// <summary>
/// The tables of notebooks/results/measured.md are made from the records beside it, one section for each experiment that the table
/// in notebooks/results/README.md lists. When new ones are measured, run this test with FILTERGEN_UPDATE_README=1: it writes the
/// sections instead of comparing them.
/// </summary>
public sealed partial class ReadmeTests
{
    private const string Begin = "<!-- results -->\n";
    private const string End = "<!-- /results -->\n";

    private static string Results => Path.Combine(Clone.Root, "notebooks", "results");

    [Fact]
    public void The_tables_of_results_are_made_from_the_records()
    {
        string path = Path.Combine(Results, "measured.md");
        string text = File.ReadAllText(path);
        int from = text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length, to = text.IndexOf(End, StringComparison.Ordinal);
        string measured = string.Join("\n", Experiments().Where(experiment => File.Exists(experiment.File)).Select(Section));
        Assert.NotEmpty(measured);
        if (Environment.GetEnvironmentVariable("FILTERGEN_UPDATE_README") == "1")
            File.WriteAllText(path, text[..from] + measured + text[to..]);
        else
            Assert.Equal(measured, text[from..to]);
    }

    /// <summary>The README's few numbers are some of those that the tables of measured.md have.</summary>
    [Fact]
    public void The_readmes_results_are_among_the_measured()
    {
        string readme = File.ReadAllText(Path.Combine(Clone.Root, "README.md"));
        string measured = File.ReadAllText(Path.Combine(Results, "measured.md"));
        string table = string.Join('\n', ResultsSection().Match(readme).Value.Split('\n').Where(line => line.StartsWith('|')));
        List<string> numbers = [.. Measured().Matches(table).Select(match => match.Value)];
        Assert.InRange(numbers.Count, 5, 60);
        Assert.All(numbers, number => Assert.True(Regex.IsMatch(measured, $@"\| (\*\*)?{Regex.Escape(number)}(\*\*)? \|"), $"{number} is not in measured.md"));
    }

    [Fact]
    public void Every_file_of_results_is_listed() =>
        Assert.All(Directory.GetFiles(Results, "*.jsonl"), file => Assert.True(
            Experiments().Any(experiment => experiment.File == file),
            $"{Path.GetFileName(file)} has no line in the table of notebooks/results/README.md: add its title and its notebook."));

    [Theory]
    [InlineData("README.md")]
    [InlineData("lib/Benchmarks/README.md")]
    [InlineData("notebooks/results/README.md")]
    [InlineData("notebooks/results/measured.md")]
    public void What_is_linked_or_shown_is_there(string readme)
    {
        string path = Path.Combine(Clone.Root, readme);
        List<string> targets = [.. Target().Matches(File.ReadAllText(path)).Select(match => match.Groups[1].Value)];
        Assert.NotEmpty(targets);
        Assert.All(targets, target => Assert.True(
            Path.Exists(Path.Combine(Path.GetDirectoryName(path)!, target)), $"{readme} names {target}, which is not there."));
    }

    private static string Section((string Id, string Title, string Notebook, string File) experiment) =>
        $"### {experiment.Id}: {experiment.Title}\n"
        + $"Notebook: [{experiment.Notebook}](../{experiment.Notebook}.ipynb)\n\n"
        + ResultsTable.BesidePaper(Sorted(new ResultsFile(experiment.File).Read().Where(IsSummary))).ToMarkdown().Trim() + "\n";

    /// <summary>
    /// The errors of each landmark and the epochs of a curve are for the notebooks; here stand the errors over all landmarks, and
    /// the ends of the curves.
    /// </summary>
    private static bool IsSummary(RunRecord record)
    {
        Match epoch = Epoch().Match(record.Metric);
        return (!epoch.Success || epoch.Value == "1" || epoch.Value == $"{record.Epochs}")
            && !LandmarkData.Landmarks.Any(landmark => record.Metric.EndsWith($", {landmark}", StringComparison.Ordinal));
    }

    /// <summary>By network, however late it was measured; n_enc=5 before n_enc=10.</summary>
    private static IEnumerable<RunRecord> Sorted(IEnumerable<RunRecord> records) => records.OrderBy(
        record => Number().Replace(record.Config, number => number.Value.PadLeft(9, '0')), StringComparer.Ordinal);

    /// <summary>The experiments in the order of the table that lists them.</summary>
    private static IEnumerable<(string Id, string Title, string Notebook, string File)> Experiments() =>
        ExperimentRow().Matches(File.ReadAllText(Path.Combine(Results, "README.md"))).Select(row => (
            row.Groups["id"].Value,
            row.Groups["title"].Value,
            row.Groups["notebook"].Value,
            Path.Combine(Results, row.Groups["id"].Value + ".jsonl")));

    [GeneratedRegex("^## Results\n.*?^## ", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex ResultsSection();

    [GeneratedRegex(@"[0-9]+\.[0-9]{2}( ± [0-9]+\.[0-9]{2})?")]
    private static partial Regex Measured();

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Number();

    [GeneratedRegex("(?<= epoch )[0-9]+$")]
    private static partial Regex Epoch();

    [GeneratedRegex(@"^\| `(?<id>[A-Za-z0-9-]+)` \| (?<title>[^|]+) \| \[(?<notebook>[^]]+)\]\([^)]+\) \|$", RegexOptions.Multiline)]
    private static partial Regex ExperimentRow();

    /// <summary>The file that a link or an image names; addresses of the web and places in the same page are none.</summary>
    [GeneratedRegex(@"\]\((?![a-z]+:|#)([^)#\s]+)")]
    private static partial Regex Target();
}
