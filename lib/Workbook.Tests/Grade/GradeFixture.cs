using Workbook.Documents;

namespace Workbook.Tests.Grade;

/// <summary>A folder with a small lab: two functions to write, and a check of each.</summary>
internal sealed class GradeFixture : IDisposable
{
    private readonly CommandFixture command = new();

    public GradeFixture() => Write("solution.dib", Solution);

    public const string Solution = """
        #!markdown

        # Numbers

        #!csharp

        int Double(int x)
        {
            // BEGIN SOLUTION
            return 2 * x;
            // END SOLUTION
        }

        #!csharp

        // check double (1.5 marks)
        if (Double(4) != 8) throw new Exception($"expected Double(4) to be 8, found {Double(4)}");

        #!csharp

        int Half(int x)
        {
            // BEGIN SOLUTION
            return x / 2;
            // END SOLUTION
        }

        #!csharp

        // check half (2 marks)
        if (Half(4) != 2) throw new Exception($"expected Half(4) to be 2, found {Half(4)}");
        // BEGIN HIDDEN TESTS
        if (Half(7) != 3) throw new Exception($"expected Half(7) to be 3, found {Half(7)}");
        // END HIDDEN TESTS

        """;

    public string Output => command.Output;

    public string Error => command.Error;

    public string Path(string name) => command.Path(name);

    public string Write(string name, string text) => command.Write(name, text);

    public string Read(string name) => command.Read(name);

    public NotebookDocument Load(string name) => command.Load(name);

    /// <summary>Writes the solution with changes, as a submission.</summary>
    public void Submit(string name, params (string Old, string New)[] changes)
    {
        var text = Solution;
        foreach (var (old, replacement) in changes)
        {
            Assert.Contains(old, text);
            text = text.Replace(old, replacement);
        }
        Write(name, text);
    }

    public Task<int> RunAsync(params string[] arguments) => command.RunAsync(arguments);

    /// <summary>Grades submissions by the solution.</summary>
    public Task<int> GradeAsync(params string[] arguments) => GradeAsync(CancellationToken.None, arguments);

    public Task<int> GradeAsync(CancellationToken stop, params string[] arguments) =>
        command.RunAsync(stop, ["grade", "--lab", "./solution.dib", "--out", "./marks", .. arguments]);

    public void Dispose() => command.Dispose();
}
