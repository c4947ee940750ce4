namespace Workbook.Tests.Sweep;

/// <summary>A folder with a notebook that adds a line to <c>results.jsonl</c>, and a sweep over it.</summary>
internal sealed class SweepFixture : IDisposable
{
    private const string Cell = """
        #!csharp

        // parameters
        string config = "none";
        int seed = 0;

        #!csharp

        """;

    private readonly CommandFixture command = new();

    public SweepFixture(string code = Add)
    {
        command.Write("cell.dib", Cell + code);
        Write("""{ "config": ["a", "b"], "seed": [1, 2] }""");
    }

    /// <summary>Adds the line that says that the run is finished.</summary>
    public const string Add = """
        FileStream turn = null;
        while (turn is null)
        {
            try { turn = new FileStream("results.lock", FileMode.OpenOrCreate, FileAccess.Write, FileShare.None); }
            catch (IOException) { System.Threading.Thread.Sleep(5); }
        }
        File.AppendAllText("results.jsonl", $"{{\"config\":\"{config}\",\"seed\":{seed},\"processors\":{Environment.ProcessorCount}}}\n");
        turn.Dispose();

        """;

    public string Output => command.Output;

    public string Error => command.Error;

    public string Sweep => command.Path("sweep.json");

    public string Logs => command.Path("logs/sweep");

    public string Path(string name) => command.Path(name);

    public void Write(string parameters) => WriteFile($$"""
        {
          // Comments are welcome.
          "notebook": "cell.dib",
          "results": "results.jsonl",
          "records": [{ "config": "{config}", "seed": "{seed}" }],
          "runs": [{ "parameters": {{parameters}} }],
        }
        """);

    public void WriteFile(string text) => command.Write("sweep.json", text);

    public void WriteResults(params string[] lines) => command.Write("results.jsonl", string.Concat(lines.Select(line => line + "\n")));

    /// <summary>The lines of the results in the order of the alphabet.</summary>
    public string[] Results() =>
        File.Exists(Path("results.jsonl")) ? [.. File.ReadAllLines(Path("results.jsonl")).Order(StringComparer.Ordinal)] : [];

    public Task<int> RunAsync(params string[] arguments) => command.RunAsync(["sweep", Sweep, .. arguments]);

    public static string Line(string config, int seed, int processors) =>
        string.Create(CultureInfo.InvariantCulture, $"{{\"config\":\"{config}\",\"seed\":{seed},\"processors\":{processors}}}");

    public void Dispose() => command.Dispose();
}
