using NotebookKernel.Execution;
using Workbook.Documents;
using Workbook.Run;

namespace Workbook.Tests.Notebooks;

/// <summary>
/// Forty small notebooks beside this file, which stand for those that people wrote for .NET Interactive: one for each kind of thing that
/// public notebooks in C# and F# do. Each ends with a cell of prose that lists all that its cells are to show, which is compared whole.
/// </summary>
[Collection(ProcessStateCollection.Name)]
public sealed class NotebookTests
{
    private static readonly string Place = Path.Combine(AppContext.BaseDirectory, "Notebooks");

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(120);

    public static TheoryData<string> Names => [.. Directory.GetFiles(Place, "??-*").Select(file => Path.GetFileName(file)).Order()];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_notebook_shows_what_it_expects(string name)
    {
        using TemporaryFolder folder = new();
        foreach (var file in Directory.GetFiles(Path.Combine(Place, "files"))) File.Copy(file, folder.Path(Path.GetFileName(file)));
        File.Copy(Path.Combine(Place, name), folder.Path(name));
        var document = NotebookFile.Load(folder.Path(name));
        var expected = ShownLines.Expected(document);

        await RunAsync(document, folder.Root);

        var shown = ShownLines.Of(document);
        Assert.True(ShownLines.Match(expected, shown), $"{name} showed:\n{string.Join('\n', shown)}");
    }

    [Fact]
    public void There_are_forty() => Assert.Equal(40, Names.Count);

    private static async Task RunAsync(NotebookDocument document, string folder)
    {
        var before = Environment.CurrentDirectory;
        Environment.CurrentDirectory = folder;
        try
        {
            using CSharpSession session = new(new SessionOptions(folder) { OutputLimit = int.MaxValue });
            OutputRecorder recorder = new(new OutputLimits(), null, null);
            await new NotebookRunner(session, recorder, new RunProgress(null)) { KeepsGoing = true }.RunAsync(document, Longest, default);
        }
        finally
        {
            Environment.CurrentDirectory = before;
        }
    }
}
