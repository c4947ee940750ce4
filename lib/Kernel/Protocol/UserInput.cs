using System.Collections.Concurrent;

namespace NotebookKernel.Protocol;

/// <summary>Questions to the user over the stdin channel, one at a time.</summary>
/// <param name="send">Sends a question to the front end of a request.</param>
internal sealed class UserInput(Action<Request, JsonObject> send)
{
    private readonly Lock turn = new();
    private BlockingCollection<string> answers = [];

    /// <summary>Asks and waits.</summary>
    /// <exception cref="OperationCanceledException">The cell was interrupted.</exception>
    public string Ask(Request request, string prompt, bool password, CancellationToken cancel)
    {
        lock (turn)
        {
            answers = []; // An answer to a question that was interrupted is none to this one.
            send(request, new JsonObject { ["prompt"] = prompt, ["password"] = password });
            return answers.Take(cancel);
        }
    }

    /// <summary>Takes the user's answer.</summary>
    public void Answer(Request reply) => answers.Add(reply.Text("value"));
}
