using System.Runtime.InteropServices;
using NotebookKernel.Execution;

namespace NotebookKernel.Protocol;

/// <summary>A kernel: answers what front ends ask until one tells it to end.</summary>
internal sealed class JupyterKernel : IDisposable
{
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CSharpSession session = new(new SessionOptions(Environment.CurrentDirectory));
    private readonly History history = new();
    private readonly Channels channels;
    private readonly UserInput input;
    private readonly ExecutionQueue queue;
    private readonly LastWords words;
    private readonly PosixSignalRegistration interruptSignal;

    /// <summary>Binds all sockets; nothing is answered before <see cref="Run"/>.</summary>
    public JupyterKernel(ConnectionFile file, LastWords words)
    {
        this.words = words;
        channels = new Channels(file, Shell, Answer, reply => input!.Answer(reply));
        input = new UserInput(channels.Ask);
        queue = new ExecutionQueue(channels, session, input, history, words);
        interruptSignal = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal =>
        {
            signal.Cancel = true;
            session.Interrupt();
        });
    }

    /// <summary>Answers until a front end ends the kernel, or is gone.</summary>
    public void Run()
    {
        channels.Start();
        channels.PublishStatus("starting", null);
        _ = WarmUpAsync();
        new Thread(queue.Run) { IsBackground = true, Name = "queue" }.Start();
        Task.WaitAny(ended.Task, ParentWatch.WaitAsync("JPY_PARENT_PID"));
    }

    /// <summary>Interrupts what runs and closes the sockets once the last messages are out.</summary>
    public void Dispose()
    {
        interruptSignal.Dispose();
        session.Dispose();
        channels.Dispose();
    }

    private async Task WarmUpAsync()
    {
        try
        {
            await session.WarmUpAsync().ConfigureAwait(false);
        }
        catch (Exception error)
        {
            KernelLog.Write($"the compiler does not start: {error.Message}");
        }
    }

    private void Shell(Request request)
    {
        if (request.Type == "execute_request")
            queue.Add(request);
        else
            Answer(request);
    }

    private void Answer(Request request)
    {
        string type = request.Type.Replace("_request", "_reply", StringComparison.Ordinal);
        channels.PublishStatus("busy", request.Header);
        try
        {
            if (Content(request) is { } content) channels.Reply(request, type, content);
        }
        catch (Exception error)
        {
            KernelLog.Write($"{request.Type} failed: {error}");
            channels.Reply(request, type, ExecutionQueue.Failure(new CellError(error.GetType().Name, error.Message, [])));
        }
        queue.PublishIdle(request);
        if (request.Type == "shutdown_request") ended.TrySetResult();
    }

    private JsonObject? Content(Request request)
    {
        switch (request.Type)
        {
            case "kernel_info_request":
                return KernelInfo.Reply();
            case "complete_request":
                return CompletionReplies.Complete(session, request);
            case "inspect_request":
                return CompletionReplies.Inspect(session, request);
            case "is_complete_request":
                return CompletionReplies.IsComplete(request);
            case "history_request":
                return history.Answer(request);
            case "comm_info_request":
                return new JsonObject { ["status"] = "ok", ["comms"] = new JsonObject() };
            case "comm_open":
                // No targets are known here, and the answer to an unknown one is to close it.
                JsonObject close = new() { ["comm_id"] = request.Text("comm_id"), ["data"] = new JsonObject() };
                channels.Publish("comm_close", close, request.Header);
                return null;
            case "interrupt_request":
                session.Interrupt();
                return new JsonObject { ["status"] = "ok" };
            case "shutdown_request":
                words.End();        // What runs is meant to end.
                JsonObject content = new() { ["status"] = "ok", ["restart"] = request.Flag("restart", otherwise: false) };
                channels.Publish("shutdown_reply", (JsonObject)content.DeepClone(), request.Header);
                return content;
            default:
                return null;
        }
    }
}
