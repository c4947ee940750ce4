using NotebookKernel.Execution;

namespace NotebookKernel.Tests.Execution;

/// <summary>Remembers what a cell showed.</summary>
internal sealed class RecordingSink : IOutputSink
{
    private readonly Lock gate = new();
    private readonly List<(string Kind, object Value)> events = [];

    public IReadOnlyList<(string Kind, object Value)> Events
    {
        get
        {
            lock (gate) return [.. events];
        }
    }

    public string Stdout => Text("stdout");

    public string Stderr => Text("stderr");

    public MimeBundle? Value => Events.Where(entry => entry.Kind == "result").Select(entry => (MimeBundle)entry.Value).SingleOrDefault();

    public string? ValueText => Value?.Data["text/plain"]?.GetValue<string>();

    public IEnumerable<MimeBundle> Displays => Events.Where(entry => entry.Kind == "display").Select(entry => (MimeBundle)entry.Value);

    public void Stream(string name, string text) => Add(name, text);

    public void Display(MimeBundle data, string? displayId) => Add("display", data);

    public void UpdateDisplay(MimeBundle data, string displayId) => Add("update", data);

    public void Result(MimeBundle data) => Add("result", data);

    public void ClearOutput(bool wait) => Add("clear", wait);

    private string Text(string stream) =>
        Events.Where(entry => entry.Kind == stream).Aggregate(new StringBuilder(), (all, entry) => all.Append(entry.Value)).ToString();

    private void Add(string kind, object value)
    {
        lock (gate) events.Add((kind, value));
    }
}
