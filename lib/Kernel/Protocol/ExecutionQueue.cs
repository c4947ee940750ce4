using NotebookKernel.Execution;

namespace NotebookKernel.Protocol;

/// <summary>Runs the cells that front ends send, one after the other, and answers each.</summary>
/// <param name="channels">The kernel's sockets.</param>
/// <param name="session">Runs the cells.</param>
/// <param name="input">Asks the user on behalf of a cell.</param>
/// <param name="history">Remembers the cells.</param>
/// <param name="words">Keeps which cell runs, should the process end in it.</param>
internal sealed class ExecutionQueue(Channels channels, CSharpSession session, UserInput input, History history, LastWords words)
{
    private readonly Inbox<Request> waiting = new();
    private readonly Lock status = new();
    private Request? running;
    private int count;

    /// <summary>Adds a cell; it runs after those before it.</summary>
    public void Add(Request request) => waiting.Add(request);

    /// <summary>Works until the process ends.</summary>
    public void Run()
    {
        foreach (Request request in waiting.TakeAll())
        {
            lock (status)
            {
                running = request;
                channels.PublishStatus("busy", request.Header);
            }
            JsonObject reply = AnswerExecution(request);
            // What was sent before the failure was seen counts on cells that did not run; what comes after the reply does not.
            bool stop = reply["status"]!.ToString() == "error" && request.Flag("stop_on_error", otherwise: true);
            List<Request> aborted = stop ? TakeWaiting() : [];
            channels.Reply(request, "execute_reply", reply);
            lock (status)
            {
                running = null;
                channels.PublishStatus("idle", request.Header);
            }
            foreach (Request other in aborted) Abort(other);
        }
    }

    /// <summary>
    /// Says "idle" for a request that was answered beside the cells, and "busy" again while a cell runs: front ends show the last
    /// state they hear of.
    /// </summary>
    public void PublishIdle(Request answered)
    {
        lock (status)
        {
            channels.PublishStatus("idle", answered.Header);
            if (running is not null) channels.PublishStatus("busy", running.Header);
        }
    }

    private JsonObject AnswerExecution(Request request)
    {
        JsonObject reply;
        try
        {
            reply = Execute(request);
        }
        catch (Exception failure)
        {
            // A fault of the kernel, not of the cell. The front end must get its reply all the same.
            KernelLog.Write(failure.ToString());
            words.End();
            CellError error = new("KernelError", failure.Message, [$"KernelError: {failure.Message}"]);
            channels.Publish("error", Describe(error), request.Header);
            reply = Failure(error);
        }
        reply["execution_count"] = count;
        return reply;
    }

    private JsonObject Execute(Request request)
    {
        string code = request.Text("code");
        bool silent = request.Flag("silent", otherwise: false);
        bool counted = !silent && request.Flag("store_history", otherwise: true);
        if (counted) history.Add(++count, code);
        if (!silent)
            channels.Publish("execute_input", new JsonObject { ["code"] = code, ["execution_count"] = count }, request.Header);
        CellPublisher publisher = new(channels, input, request, count);
        if (!silent && words.TakeFormer() is { } former) publisher.Stream("stderr", former);
        words.Begin(count, code);
        CellError? failure = session.Execute(code, publisher, count);
        Descriptors.Ensure(); // As before the first cell, when the front end was let in.
        words.End();
        if (Descriptors.TakeNews() is { } news) publisher.Stream("stderr", news);
        if (failure is { } error)
        {
            if (!silent) channels.Publish("error", Describe(error), request.Header);
            return Failure(error);
        }
        return new JsonObject { ["status"] = "ok", ["payload"] = new JsonArray(), ["user_expressions"] = new JsonObject() };
    }

    private List<Request> TakeWaiting()
    {
        List<Request> taken = [];
        while (waiting.TryTake(out Request? request)) taken.Add(request);
        return taken;
    }

    private void Abort(Request request)
    {
        channels.PublishStatus("busy", request.Header);
        channels.Reply(request, "execute_reply", new JsonObject { ["status"] = "aborted", ["execution_count"] = count });
        channels.PublishStatus("idle", request.Header);
    }

    /// <summary>The content of a reply to a request that failed.</summary>
    public static JsonObject Failure(CellError error)
    {
        JsonObject reply = Describe(error);
        reply["status"] = "error";
        return reply;
    }

    private static JsonObject Describe(CellError error) => new()
    {
        ["ename"] = error.Name,
        ["evalue"] = error.Message,
        ["traceback"] = new JsonArray([.. error.Traceback.Select(line => JsonValue.Create(line))]),
    };
}
