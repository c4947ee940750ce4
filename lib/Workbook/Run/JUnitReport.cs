using System.Xml.Linq;
using Workbook.Documents;

namespace Workbook.Run;

/// <summary>A run as JUnit's XML: the notebook is a suite, its cells are the cases.</summary>
internal static class JUnitReport
{
    /// <summary>The report's text.</summary>
    /// <param name="file">The notebook that was run.</param>
    /// <param name="document">It, with what its cells showed.</param>
    /// <param name="outcome">How the run ended.</param>
    public static string Of(string file, NotebookDocument document, RunOutcome outcome)
    {
        int[] runnable = [.. Enumerable.Range(0, document.Cells.Count).Where(i => document.Cells[i].IsRunnable)];
        XElement[] cases = [.. runnable.Select((index, number) => Case(file, document, index, number < outcome.Ran ? outcome.Times[number] : null))];
        int Count(string mark) => cases.Count(one => one.Element(mark) is not null);
        var suite = new XElement("testsuite",
            new XAttribute("name", file), new XAttribute("tests", cases.Length), new XAttribute("failures", Count("failure")),
            new XAttribute("errors", 0), new XAttribute("skipped", Count("skipped")),
            new XAttribute("time", Seconds(TimeSpan.FromTicks(outcome.Times.Sum(time => time.Ticks)))), cases);
        return Of([suite]);
    }

    /// <summary>The text of a report on several notebooks.</summary>
    /// <param name="suites">What is said of each.</param>
    public static string Of(IEnumerable<XElement> suites) => $"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{new XElement("testsuites", suites)}\n";

    /// <summary>What is said of a notebook that could not be run.</summary>
    public static XElement OfFailure(string file, string words) => new("testsuite",
        new XAttribute("name", file), new XAttribute("tests", 1), new XAttribute("failures", 0), new XAttribute("errors", 1),
        new XElement("testcase", new XAttribute("classname", file), new XAttribute("name", "all cells"),
            new XElement("error", new XAttribute("message", "the notebook could not be run"), Clean(words))));

    private static XElement Case(string file, NotebookDocument document, int index, TimeSpan? time)
    {
        var element = new XElement("testcase",
            new XAttribute("classname", file), new XAttribute("name", $"{document.CellName(index)}: {CellTitle.Of(document, index)}"),
            new XAttribute("time", Seconds(time ?? TimeSpan.Zero)));
        if (time is null) element.Add(new XElement("skipped", new XAttribute("message", "not run: the run ended before")));
        foreach (var error in document.Cells[index].Outputs.OfType<ErrorOutput>())
        {
            element.Add(new XElement("failure", new XAttribute("type", Clean(error.Name)), new XAttribute("message", Clean(error.Message)),
                Clean(string.Join('\n', error.Traceback))));
        }
        return element;
    }

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture);

    /// <summary>Without the characters that XML has no way to write.</summary>
    private static string Clean(string text) => string.Concat(
        text.EnumerateRunes().Where(rune => rune.Value is >= ' ' and not (0xFFFE or 0xFFFF) or '\t' or '\n' or '\r'));
}
