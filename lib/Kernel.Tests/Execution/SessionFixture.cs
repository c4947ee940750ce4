using NotebookKernel.Execution;

namespace NotebookKernel.Tests.Execution;

/// <summary>A session in a folder of its own, both gone after the test.</summary>
internal sealed class SessionFixture : IDisposable
{
    public SessionFixture()
    {
        Folder = Directory.CreateTempSubdirectory("session").FullName;
        Session = new CSharpSession(new SessionOptions(Folder));
    }

    public string Folder { get; }

    public CSharpSession Session { get; }

    public async Task<RecordingSink> RunAsync(string code)
    {
        (CellError? result, RecordingSink sink) = await TryAsync(code);
        Assert.True(result is null, result is null ? "" : string.Join('\n', result.Traceback));
        return sink;
    }

    public async Task<CellError> FailAsync(string code)
    {
        (CellError? result, _) = await TryAsync(code);
        Assert.NotNull(result);
        return result;
    }

    public async Task<(CellError? Result, RecordingSink Sink)> TryAsync(string code, CancellationToken cancel = default)
    {
        RecordingSink sink = new();
        CellError? result = await Session.ExecuteAsync(code, sink, cancel: cancel);
        return (result, sink);
    }

    public void Dispose()
    {
        Session.Dispose();
        Directory.Delete(Folder, recursive: true);
    }
}
