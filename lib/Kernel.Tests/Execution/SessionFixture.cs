using CSharpKernel.Execution;

namespace CSharpKernel.Tests.Execution;

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
        (CellResult result, RecordingSink sink) = await TryAsync(code);
        Assert.True(result.Succeeded, result.Error is { } error ? string.Join('\n', error.Traceback) : "no error given");
        return sink;
    }

    public async Task<CellError> FailAsync(string code)
    {
        (CellResult result, _) = await TryAsync(code);
        Assert.False(result.Succeeded);
        return result.Error!;
    }

    public async Task<(CellResult Result, RecordingSink Sink)> TryAsync(string code, CancellationToken cancel = default)
    {
        RecordingSink sink = new();
        CellResult result = await Session.ExecuteAsync(code, sink, cancel);
        return (result, sink);
    }

    public void Dispose()
    {
        Session.Dispose();
        Directory.Delete(Folder, recursive: true);
    }
}
