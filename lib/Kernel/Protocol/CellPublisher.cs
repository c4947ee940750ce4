using NotebookKernel.Execution;

namespace NotebookKernel.Protocol;

/// <summary>Publishes what one cell shows, and asks on its behalf.</summary>
/// <param name="channels">The kernel's sockets.</param>
/// <param name="input">Asks the user.</param>
/// <param name="request">The request that runs the cell.</param>
/// <param name="count">The cell's number.</param>
internal sealed class CellPublisher(Channels channels, UserInput input, Request request, int count) : IOutputSink, IInputSource
{
    private readonly bool silent = request.Flag("silent", otherwise: false);

    public void Stream(string name, string text) => Publish("stream", new JsonObject { ["name"] = name, ["text"] = text });

    public void Display(MimeBundle data, string? displayId) => Publish("display_data", Shown(data, displayId));

    public void UpdateDisplay(MimeBundle data, string displayId) => Publish("update_display_data", Shown(data, displayId));

    public void Result(MimeBundle data)
    {
        JsonObject content = Shown(data, null);
        content["execution_count"] = count;
        Publish("execute_result", content);
    }

    public void ClearOutput(bool wait) => Publish("clear_output", new JsonObject { ["wait"] = wait });

    public string ReadLine(string prompt, bool password, CancellationToken cancel)
    {
        if (!request.Flag("allow_stdin", otherwise: false))
            throw new InvalidOperationException("The cell asks for input, but this front end runs it without a user to answer.");
        return input.Ask(request, prompt, password, cancel);
    }

    private static JsonObject Shown(MimeBundle data, string? displayId) => new()
    {
        ["data"] = data.Data.DeepClone(),
        ["metadata"] = data.Metadata?.DeepClone() ?? new JsonObject(),
        ["transient"] = displayId is null ? new JsonObject() : new JsonObject { ["display_id"] = displayId },
    };

    private void Publish(string type, JsonObject content)
    {
        if (!silent) channels.Publish(type, content, request.Header);
    }
}
