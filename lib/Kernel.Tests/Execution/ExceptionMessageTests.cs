using NotebookKernel.Execution;

namespace NotebookKernel.Tests.Execution;

/// <summary>Exceptions that do not say what they are without trouble.</summary>
public sealed class ExceptionMessageTests : IDisposable
{
    private const string Waiting = "(its Message did not end within 2 s)";

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    private readonly SessionFixture fixture = new();

    public void Dispose() => fixture.Dispose();

    [Theory]
    [InlineData("System.Threading.Thread.Sleep(-1); return \"\";")]
    [InlineData("while (true) { }")]
    [InlineData("lock (Console.Out) { System.Threading.Thread.Sleep(-1); } return \"\";")]
    public async Task One_that_does_not_end_is_told_of_all_the_same(string body)
    {
        await fixture.RunAsync($"class E : Exception {{ public override string Message {{ get {{ {body} }} }} }}\n"
            + "class T { public override string ToString() => throw new E(); }");
        CellError error = await FailAsync("throw new E();");
        Assert.Equal(("E", Waiting), (error.Name, error.Message));
        Assert.Contains($"caused by E: {Waiting}", (await FailAsync("throw new Exception(\"outer\", new E());")).Traceback);
        RecordingSink sink = await RunAsync("var thread = new System.Threading.Thread(() => throw new E());\nthread.Start();\nthread.Join();");
        Assert.Contains($"E: {Waiting}", sink.Stderr);
        Assert.Equal($"T, whose ToString threw E: {Waiting}", (await RunAsync("new T()")).ValueText);
        Assert.Equal("2", (await RunAsync("1 + 1")).ValueText);
    }

    [Theory]
    [InlineData("null", "")]
    [InlineData("throw new FormatException()", "(its Message threw FormatException)")]
    [InlineData("Message", "(its Message threw InsufficientExecutionStackException)")]
    public async Task One_without_a_message_is_told_of(string message, string told)
    {
        await fixture.RunAsync($"class E : Exception {{ public override string Message => {message}; }}");
        Assert.Equal(told, (await FailAsync("throw new E();")).Message);
    }

    [Fact]
    public async Task A_long_message_is_cut()
    {
        CellError error = await FailAsync("throw new Exception(new string('x', 1_000_000));");
        Assert.EndsWith("\n… 980,000 more characters", error.Message);
    }

    [Theory]
    [InlineData("new Exception(\"one\", e)")]
    [InlineData("new AggregateException(e, new Exception(\"two\"))")]
    public async Task A_long_chain_of_causes_is_cut(string link)
    {
        await fixture.RunAsync($"var e = new Exception(\"first\");\nfor (int i = 0; i < 100_000; i++) e = {link};");
        Assert.InRange((await FailAsync("throw e;")).Traceback.Count, 2, 25);
        Assert.InRange((await FailAsync("throw new Exception(\"outer\", e);")).Traceback.Count, 2, 25);
        Assert.InRange((await RunAsync("e")).ValueText!.Length, 10, 50_000);
        Assert.InRange((await RunAsync("new[] { e }")).ValueText!.Length, 10, 50_000);
    }

    [Fact]
    public async Task What_tasks_within_tasks_say_is_told_together() => Assert.Equal(
        [
            "System.AggregateException: One or more errors occurred. (a) (b) (c)",
            "   at cell 1, line 1",
            "caused by System.Exception: a",
        ],
        (await FailAsync(
            "throw new AggregateException(new Exception(\"a\"), new AggregateException(new Exception(\"b\"), new Exception(\"c\")));")).Traceback);

    [Fact]
    public async Task An_interrupted_cell_that_throws_many_or_none_at_once_is_told_of()
    {
        foreach (string exceptions in new[] { "", "new OperationCanceledException(\"saved\")" })
        {
            using CancellationTokenSource cancel = new(TimeSpan.FromMilliseconds(500));
            (CellError? error, _) = await fixture.TryAsync(
                $"try {{ System.Threading.Thread.Sleep(-1); }} finally {{ throw new AggregateException({exceptions}); }}", cancel.Token);
            Assert.Equal(exceptions.Length == 0 ? "The cell was interrupted." : "saved", error?.Message);
        }
    }

    [Fact]
    public async Task A_cell_that_is_interrupted_while_it_compiles_is_told_of_in_the_same_words() => Assert.Equal(
        "The cell was interrupted.", (await fixture.TryAsync("1 + 1", new CancellationToken(canceled: true)).WaitAsync(Limit)).Result?.Message);

    [Theory]
    [InlineData("#!whos")]
    [InlineData("#!javascript\n#!share --from csharp slow\n")]
    public async Task A_magic_that_reads_a_value_can_be_interrupted(string magic)
    {
        await fixture.RunAsync("class Slow { public override string ToString() => $\"{Never}\"; "
            + "public int Never { get { System.Threading.Thread.Sleep(-1); return 0; } } }\nvar slow = new Slow();");
        using CancellationTokenSource cancel = new(TimeSpan.FromSeconds(1));
        Assert.Equal("Interrupted", (await fixture.TryAsync(magic, cancel.Token).WaitAsync(Limit)).Result?.Name);
        Assert.Equal("2", (await RunAsync("1 + 1")).ValueText);
    }

    private Task<RecordingSink> RunAsync(string code) => fixture.RunAsync(code).WaitAsync(Limit);

    private Task<CellError> FailAsync(string code) => fixture.FailAsync(code).WaitAsync(Limit);
}
